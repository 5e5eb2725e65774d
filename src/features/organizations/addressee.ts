/**
 * 宛先: who is meant by the addressee lines of a letter, from the master as it was on a day.
 * Two tables are the grammar: the class words and the offices that may follow them. What does not fit is handed back
 * unresolved, never guessed. A class reaches only what lies below the sender; a ministry reaches everyone.
 */
import { refuseField } from '#core/errors.ts'
import { searchKey } from '#core/text/search-key.ts'
import { classes, listed } from './addressee-class.ts'

export interface DatedOrganization {
  code: string
  name: string
  kind: string
  parentCode: string | null
  /** 'YYYY-MM-DD', the first and last day on which the kind held; null: not known, taken as always */
  validFrom: string | null
  validTo: string | null
}

export interface Resolution {
  recipients: { code: string; name: string }[]
  unresolved: string[]
}

interface Circumstances {
  /** code of the sender */
  from: string
  /** 'YYYY-MM-DD' of the letter */
  date: string
  organizations: readonly DatedOrganization[]
}

const chief = /^(?:知事|[市区]?長|会長|理事長)/
const office = /^(?:知事|[市区町村]?長|会長|理事長|[\p{sc=Han}ぁ-ん・]*(?:部\(局\)|部局|部|局|課|室|担当者?)長?)?$/u
const otherBody = /会(?!$|長|計)|警察|病院/
const honorific = /殿(?!町)|御中|(?:あて|宛て?)$|様(?=$|[〕\]}」・、)])/gmu
const listForm = /([^\n・各()]+(?:・[^\n・各()]+)*)各(都道府県|都府県|府県|県|市|区|町|村)(?:知事|[市区町村]?長)・?/g
/** 管内の市町村, 県内各市町村: the sender's own area, which is what a class reaches anyway. */
const ownArea = /(?:[貴当]?管内|[都道府県]内)の?(?=[各市町村区保中指特])/g
const corporateForm = /^(?:(?:公益|一般)?(?:社団|財団)法人|特定非営利活動法人|\((?:公社|一社|公財|一財)\))/

const exceptions = /\([^()]*を(?:除く|含む)。?\)/g
/** with which the name of a place ends that 各 leaves short */
const endings = '都道府県市区町村'

/** The full name of a place by its stem, among organizations of these kinds. */
type NameOf = (stem: string, kinds: readonly string[]) => string | undefined
type Head = { key: string; members: readonly DatedOrganization[] }

/** @throws AppError invalid when the sender is not in the master */
export function resolveAddressee(text: string, { from, date, organizations }: Circumstances): Resolution {
  const sender = organizations.find((one) => one.code === from) ?? refuseField('from', 'unknown-organization')
  const reach = reachOf(sender, organizations)
  const heads = headsOf(sender, reach, date, organizations)
  const nameOf = (stem: string, kinds: readonly string[]) =>
    organizations.find((one) => kinds.includes(one.kind) && one.name.slice(0, -1) === stem)?.name
  const parts = joinWrapped(partsOf(text, nameOf), heads)
  const read = parts.map((part) => ({ part, members: membersOf(part, heads) }))
  const meant = new Map(
    read
      .flatMap(({ members }) => members ?? [])
      .filter((one) => one !== sender)
      .map((one) => [one.code, { code: one.code, name: one.name }]),
  )
  const isSharedTail = (part: string) => meant.size > 0 && office.test(searchKey(part))
  return {
    recipients: [...meant.values()],
    unresolved: read.filter(({ part, members }) => !members?.length && !isSharedTail(part)).map(({ part }) => part),
  }
}

/** Every stretch of the text in which the name of an organization may stand, as search keys: whoever stands in none is not named. */
export function stretchesOf(text: string): string[] {
  const spelled = [undefined, '', ...endings].map((ending) =>
    partsOf(text, (stem) => (ending === undefined ? ending : stem + ending)),
  )
  const stretches = spelled.flatMap((parts) => [...parts, parts.join('')])
  return [...new Set(stretches.flatMap((one) => [one, one.replaceAll(exceptions, '')]).map(searchKey))]
}

/** Those below the sender, by parents; a ministry reaches the whole master. */
function reachOf(sender: DatedOrganization, organizations: readonly DatedOrganization[]): DatedOrganization[] {
  if (sender.kind === 'ministry') return organizations.filter((one) => one !== sender)
  const below = new Set([sender.code])
  for (let size = 0; size < below.size; ) {
    size = below.size
    for (const one of organizations) if (one.parentCode !== null && below.has(one.parentCode)) below.add(one.code)
  }
  return organizations.filter((one) => one !== sender && below.has(one.code))
}

/**
 * Everything a part may begin with, longest first: the class words, and each organization by its name.
 * The towns and villages of a prefecture may be missing from the master: then 市町村 means nobody rather than a few.
 */
function headsOf(
  sender: DatedOrganization,
  reach: readonly DatedOrganization[],
  date: string,
  organizations: readonly DatedOrganization[],
): Head[] {
  const holds = (one: DatedOrganization) =>
    (one.validFrom === null || one.validFrom <= date) && (one.validTo === null || date <= one.validTo)
  const isWhole = (kinds: readonly string[]) =>
    !kinds.includes('municipality') ||
    [sender, ...reach].every(
      (one) =>
        one.kind !== 'prefecture' ||
        organizations.some((other) => other.kind === 'municipality' && other.parentCode === one.code),
    )
  const ofClass = Object.entries(classes).map(([word, { kinds, isAlways, ending }]) => ({
    key: searchKey(word),
    members: (isWhole(kinds) ? reach : []).filter(
      (one) => kinds.includes(one.kind) && (isAlways || holds(one)) && (!ending || ending.test(one.name)),
    ),
  }))
  const byName = organizations.map((one) => ({ key: searchKey(one.name.replace(corporateForm, '')), members: [one] }))
  return [...ofClass, ...byName].sort((a, b) => b.key.length - a.key.length)
}

/** The parts of the lines: honorifics, brackets and 各 gone, cut at separators; separators within ( ) stay. */
function partsOf(text: string, nameOf: NameOf): string[] {
  const plain = text.normalize('NFKC').replace(/[^\S\n]+/g, '')
  const lines = plain
    .replace(/(?:あて|宛て?)(?=\p{sc=Han})[\s\S]*$/u, '')
    .replace(/^\((?=[^)]*$)/, '')
    .replace(honorific, '\n')
    .replace(/[〔〕[\]{}【】「」]/g, '\n')
    .replace(ownArea, '')
  return spellOut(lines, nameOf)
    .replace(/各(?!位)/g, '\n')
    .split(/(?:\n|[、,・]|及び|並びに)(?![^(\n]*\))/)
    .filter((part) => part !== '')
}

/** 神奈川・愛知各県知事 → 神奈川県, 愛知県; left as it stands where no name is known. */
function spellOut(text: string, nameOf: NameOf): string {
  return text.replace(listForm, (whole, stems: string, word: string) => {
    const names = stems.split('・').map((stem) => ({ stem, name: nameOf(stem, listed[word] ?? []) }))
    return names.some(({ name }) => name !== undefined)
      ? `${names.map(({ stem, name }) => name ?? stem).join('\n')}\n`
      : whole
  })
}

/** One office may wrap over two lines: a part that cannot be read alone is read with its neighbour, if that helps. */
function joinWrapped(parts: readonly string[], heads: readonly Head[]): string[] {
  const isRead = (part: string) => membersOf(part, heads) !== null
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const isTorn = last !== undefined && (!isRead(last) || !isRead(part)) && isRead(last + part)
    joined.splice(isTorn ? -1 : joined.length, isTorn ? 1 : 0, isTorn ? last + part : part)
  }
  return joined
}

/** Whom a part means: its heads, less or with those in （…を除く。）, （…を含む。）. Null when it cannot be read. */
function membersOf(part: string, heads: readonly Head[]): readonly DatedOrganization[] | null {
  const [clause, others = '', verb] = /\(([^()]*)を(除く|含む)。?\)/.exec(part) ?? ['']
  const meant = membersNamed(part.replace(clause, ''), heads)
  const named = others
    .split(/[・、]|及び|並びに/)
    .filter((word) => word !== '')
    .map((word) => membersNamed(word, heads))
  if (!meant || named.includes(null)) return null
  const there = named.flatMap((found) => found ?? [])
  return verb === '除く' ? meant.filter((one) => !there.includes(one)) : [...meant, ...there]
}

function membersNamed(part: string, heads: readonly Head[]): DatedOrganization[] | null {
  return headsIn(searchKey(part), heads)?.flatMap((head) => head.members) ?? null
}

/** One or more heads, each with its chief, the last one with its office. */
function headsIn(key: string, heads: readonly Head[]): Head[] | null {
  const named = key.replace(corporateForm, '')
  const head = heads.find((one) => named.startsWith(one.key))
  if (!head) return null
  const rest = named.slice(head.key.length)
  if (office.test(rest) && !otherBody.test(rest)) return [head]
  const more = headsIn(rest.replace(chief, ''), heads)
  return more ? [head, ...more] : null
}
