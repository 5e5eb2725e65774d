/** 番号のない引用: a notice named only by its office, its date or its title (厚生労働省健康局…課長から別添の事務連絡がありました). */
import type { Citation, ResolvedDate } from './cited-document.ts'
import { isOffice, office, titleAfter, titleBeforeBracket } from './citation-context.ts'
import { shown } from './evidence.ts'
import { organizationHead } from './office.ts'
import type { FoldedText, Span } from './page-text.ts'
import { relationOf } from './relation.ts'

interface Around {
  dates: readonly ResolvedDate[]
  /** numbered citations; what belongs to one of them is not named again */
  groups: readonly Span[]
  ownIssuer: string | null
  /** what 標記の通知 is called */
  ownSubject: string | null
}

const sender = new RegExp(`(?<office>${office})(?:他|ほか|等)?$`, 'u')
const arrived =
  /^、?(?<between>[^。「」]{0,40}?)(?<kind>事務連絡|通知|通達|依頼|周知依頼|情報提供|連絡)(?:及び[^。]{2,6})?(?:\([^()]{0,30}\))?(?:が|の|を)(?:あり|ござい|発出|受け|送付|あつ|参|届|なされ)/u
const dated = new RegExp(
  `^(?:付け?)?(?:の|で|、)?(?<office>${office})?(?:ほか|他|等)?(?:の?連名)?(?:の)?(?<kind>事務連絡|通知|通達|通牒|依頼)(?!済|し|する|書|さ|等の|の?内容)`,
  'u',
)
const datedSender = new RegExp(
  `^付け?(?:で|、|にて)?、?(?<office>${office})(?:他|ほか|等)?(?:から|より)[^。「」]{0,40}?(?<kind>事務連絡|通知|通達|依頼|照会)(?:が|を|の)`,
  'u',
)
/** What a bracket behind a title says of the notice: (令和2年2月24日付厚生労働省健康局結核感染症課ほか連名事務連絡). */
const inBracket =
  /^(?<date>付け?)?(?<office>[^()「」。]{0,80}?(?:\([^()]{1,20}\)[^()「」。]{0,40}?)?)(?:(?:ほか|他|等)?(?:の?連名(?:の)?)?(?<kind>事務連絡|通知|通達|通牒|依頼))?(?:。?以下「[^」]{1,40}」と(?:いう|する)。?)?[)]/u

/** 事務連絡「…」(平成28年8月18日): the word for a notice stands before the title. */
const noticeAhead = /(?:事務連絡|通知|通達|依頼)「$/

export function unnumberedIn(folded: FoldedText, span: Span, around: Around): Citation[] {
  const byDate = around.dates.flatMap((date) => fromDate(folded, span, date, around))
  const taken = [...around.groups, ...byDate.flatMap(({ spans }) => spans)].sort((a, b) => a.start - b.start)
  return [...byDate, ...arrivalsIn(folded, span, taken, around)]
}

/** 令和2年3月1日付け厚生労働省医政局総務課事務連絡「…」, 「…」(令和2年3月1日付け…事務連絡). */
function fromDate(folded: FoldedText, span: Span, date: ResolvedDate, around: Around): Citation[] {
  const { text } = folded
  if (text.slice(date.start - 3, date.start).endsWith('以下「')) return []
  const { title: before, isNotice } = titleAhead(text, date.start, span.start)
  const found = noticeBehind(text.slice(date.end, date.end + 200), before !== null, isNotice)
  if (!found) return []
  const { office: words = '', kind = '通知' } = found.groups ?? {}
  const end = date.end + found[0].length
  const title = before ?? titleAfter(text, end, span.end)
  const isNamed = words !== '' || title !== null || kind === '事務連絡'
  if (!isNamed || isNumbered(text, { start: date.start, end }, around.groups)) return []
  const place = title ? { start: title.start, end: Math.max(end, title.end) } : { start: date.start, end }
  const citation: Citation = {
    number: null,
    date: date.date,
    issuer: issuerOf(words, around.ownIssuer),
    relation: relationOf(text, place, span.end),
    kind,
    mentions: 1,
    spans: [{ start: date.start, end }],
  }
  return [title ? { ...citation, title: shown(folded, title) } : citation]
}

/** The title before the bracket that holds the date, and whether a word beside it says that it names a notice. */
function titleAhead(text: string, at: number, lowest: number): { title: Span | null; isNotice: boolean } {
  const open = /\((?:事務連絡|通知)?$/.exec(text.slice(Math.max(0, at - 5), at))?.[0].length ?? 0
  const title = open > 0 ? titleBeforeBracket(text, at - open, lowest) : null
  const isNotice =
    title !== null && (open > 1 || noticeAhead.test(text.slice(Math.max(lowest, title.start - 5), title.start)))
  return { title, isNotice }
}

function noticeBehind(window: string, hasTitle: boolean, isNamedNotice: boolean): RegExpExecArray | null {
  const bracket = hasTitle ? inBracket.exec(window) : null
  const isBracket = Boolean(bracket?.groups?.date ?? bracket?.groups?.kind) || isNamedNotice
  const found = isBracket ? bracket : (dated.exec(window.slice(0, 110)) ?? datedSender.exec(window.slice(0, 110)))
  return found && namesNotice(found) ? found : null
}

/** Behind the date stands 付 or an office; in a bracket anything that ends in the word for a notice. */
function namesNotice({ 0: whole, groups }: RegExpExecArray): boolean {
  const words = groups?.office ?? ''
  if (/改正$|改訂$|現在$/.test(words)) return false
  if (whole.endsWith(')')) return !/第[\d〇一二三四五六七八九十]+号/u.test(whole)
  return words === '' ? whole.startsWith('付') || whole.startsWith('事務連絡') : isOffice(words)
}

function isNumbered(text: string, { start, end }: Span, groups: readonly Span[]): boolean {
  return (
    groups.some((group) => group.start < end + 3 && group.end > start) ||
    /^[(][^()]{0,30}第\S{1,9}号/u.test(text.slice(end, end + 40))
  )
}

function issuerOf(words: string, ownIssuer: string | null): string | null {
  if (/^(?:当職|本職)/.test(words)) return ownIssuer
  return words === '' || words.startsWith('同') ? null : words.replace(/(?:ほか|他|等)$/, '')
}

/** An office from which something came, unless the sentence has already named what came. */
function arrivalsIn(
  folded: FoldedText,
  { start, end }: Span,
  taken: readonly Span[],
  { dates, ownSubject }: Around,
): Citation[] {
  const { text } = folded
  return [...text.slice(start, end).matchAll(/から|より/g)].flatMap(({ index }) => {
    const at = start + index
    const came = arrived.exec(text.slice(at + 2, at + 70))
    const issuer = came ? senderAt(text.slice(Math.max(start, at - 60), at)) : null
    if (!came || !issuer || /付|第\S{0,9}号/.test(came.groups?.between ?? '')) return []
    const span = { start: at - issuer.fromEnd, end: at + 2 + came[0].length }
    if (isTold(text, span, taken)) return []
    const kind = kindOfArrival(came.groups?.kind ?? '')
    const within = came[0].includes('付') ? dates.find((one) => one.start > at && one.end < span.end) : undefined
    const date = within?.date ?? null
    const base = { number: null, date, issuer: issuer.words, relation: 'forwards', kind, mentions: 1, spans: [span] }
    return [{ ...base, ...titleOfArrival(came, date === null ? null : ownSubject) }]
  })
}

/** 標記の事務連絡 is called as this letter is. */
function titleOfArrival({ groups }: RegExpExecArray, ownSubject: string | null): { title?: string } {
  return ownSubject !== null && /標[記題]の$/.test(groups?.between ?? '') ? { title: ownSubject } : {}
}

/** The office at the end of a stretch, and how far before its end it begins. */
function senderAt(window: string): { words: string; fromEnd: number } | null {
  const found = sender.exec(window)
  const whole = found?.groups?.office ?? ''
  const words = whole.replace(/^.*(?:標記|について|この度|今般|このたび|本件|標題|先般|今回|[、。])/u, '')
  const isNamed = organizationHead.test(words) || /^.{2,12}[課部局室所]長$/u.test(words)
  if (!found || !isOffice(words) || !isNamed) return null
  return { words, fromEnd: found[0].length - whole.length + words.length }
}

/** The sentence names it already, unless what it names was sent before (お送りしたところですが). */
function isTold(text: string, { start, end }: Span, taken: readonly Span[]): boolean {
  return taken.some(
    (one) =>
      (one.start >= start && one.end <= end) ||
      (one.end <= end &&
        isNear(text.slice(one.end, Math.max(one.end, Math.min(start, one.end + 60))), start - one.end)),
  )
}

/** …号により、A課長、B課長及びC課長から: the senders of the number. */
const listed =
  /^(?:付け?)?(?:により|にて|で|をもって)、?[\p{sc=Han}ァ-ヶーこども・、及び並びに()]*(?:[、・]|及び|並びに)$/u

/** (令和3年1月29日付)により、: a bracket between counts as nothing. */
function isNear(between: string, length: number): boolean {
  const bracket = /^\([^()]*\)/.exec(between)?.[0].length ?? 0
  const isListed = listed.test(between.slice(bracket))
  return isListed || (length - bracket <= 14 && !/し(?:た|て)/.test(between))
}

function kindOfArrival(word: string): string {
  if (word === '事務連絡') return word
  return word.endsWith('依頼') ? '依頼' : '通知'
}
