/**
 * 宛先: the addressee rows of a letter as one entry per office. Shapes: one line; 各 + rows + a shared tail (matrix); brackets over
 * several lines; an honorific between, in or after the rows; one office wrapped over two lines; 神奈川・愛知各県知事.
 */
import {
  bareClass,
  chiefEnd,
  classHead,
  classWord,
  honorific,
  officeEnd,
  organizationHead,
  prefectures,
} from './office.ts'
import { splitBodies } from './addressee-row.ts'
import { joinWrapped, type Part } from './addressee-wrap.ts'
import { personName } from './row-reading.ts'

export interface Addressee {
  name: string
  honorific: string | null
  /** each body of a class, not one named body */
  distributive: boolean
}

const openHonorific = new RegExp(`(?<=.)(${honorific}|各位)[〕\\]})】」]*$`, 'u')
const lone = new RegExp(`^[〕\\]})】」]*(${honorific}|各位)[〕\\]})】」]*$`, 'u')
export function addresseesOf(rows: readonly string[]): Addressee[] {
  const word = rows.flatMap((row) => lone.exec(row)?.[1] ?? openHonorific.exec(row)?.[1] ?? []).at(0) ?? null
  const isEach = hasMatrixMark(rows)
  const parts = rows
    .filter((row, at) => !isNameOf(rows[at - 1], row))
    .flatMap((row) => partsOf(row, openHonorific.test(row) && !lone.test(row)))
  const offices = shareTail(joinWrapped(parts))
  return offices.map(({ name, isOwnClass }) => {
    const takesEach = isEach && isOwnClass && !name.includes('各')
    const full = takesEach ? `各${name}` : name
    return { name: full, honorific: word, distributive: full.startsWith('各') || classHead.test(full) }
  })
}

/** 厚生科学審議会会長 over 垣添 忠生 殿: the person under the one office that is addressed. */
function isNameOf(above: string | undefined, row: string): boolean {
  const name = row.replace(openHonorific, '')
  return (
    above !== undefined &&
    name !== row &&
    chiefEnd.test(above) &&
    !above.startsWith('各') &&
    !classHead.test(above) &&
    personName.test(name) &&
    !officeEnd.test(name) &&
    !bareClass.test(name)
  )
}

/** 都道府県知事 保健所設置市長 特別区長 in one row. */
const besideClass = new RegExp(`(?<=[長事])(?=各?${classWord})`, 'gu')

/** 各 on a row of its own, or before one row only, is meant for all; rows that each have their own leave the others as they are. */
function hasMatrixMark(rows: readonly string[]): boolean {
  const marked = rows.filter((row) => /^[〔[{【(]*各(?!位)/.test(row))
  return marked.length === 1 || marked.some((row) => /^[〔[{【(]*各$/.test(row))
}

/** 各(都道府県・政令市・特別区) */
const bracketedClasses = new RegExp(`^(各?)\\((${classWord}(?:[・、]${classWord})+)\\)`, 'u')

/** A row without honorific and outer brackets, cut where a new body begins behind a separator. */
function partsOf(row: string, bearsHonorific: boolean): Part[] {
  const plain = row
    .replace(lone, '')
    .replace(openHonorific, '')
    .replace(bracketedClasses, '$1$2')
    .replace(/[〔〕[\]{}【】「」]/g, '')
    .replace(/^各(?=各)/, '')
    .replace(besideClass, '・')
    .replace(/^\((?!公社|一社|公財|一財|社|財|社福|独|地独|国研|医|学)(?=[^)]*$)/, '')
    .replace(/^\(?[^()]*(?:扱い?|経由|気付)\)?$/, '')
    .replace(/^\([^()]*を(?:除く|含む)。?\)$/, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^\(参考\)/, '')
    .replace(/^\(?(?:宛先|(?:参考|写し?)?送付先)\)?[:：]?/, '')
  const parts = shareInRow(splitBodies(plain).filter((part) => part !== '' && part !== '各'))
  return parts.map((words, at) => ({ words, bearsHonorific: bearsHonorific && at === parts.length - 1 }))
}

/** 各都道府県・指定都市・中核市民生主管部(局)長 in one row: the tail of the last belongs to all. */
function shareInRow(parts: readonly string[]): string[] {
  const { head, tail } = classAndTail.exec(parts.at(-1) ?? '')?.groups ?? {}
  if (!head || !tail || /^(?:長|知事)$/.test(tail)) return [...parts]
  const each = parts.some((part) => part.startsWith('各')) ? '各' : ''
  return parts.map((part) => (bareClass.test(part) ? `${each}${part.replace(/^各/, '')}${tail}` : part))
}

/** 沖縄総合事務局長, 東京都総務局長: one named body, not each of a class. */
const namedPlace = new RegExp(`^(?:${Object.keys(prefectures).join('|')})`, 'u')

interface Office {
  name: string
  isOwnClass: boolean
}

/** 都道府県 / 各 指定都市 民生主管部(局)長 殿 / 中核市: the tail of the row that bears the honorific belongs to all. */
function shareTail(parts: readonly Part[]): Office[] {
  const plain = parts.map(({ words }) => ({
    name: words,
    isOwnClass: classHead.test(words) || !(organizationHead.test(words) || namedPlace.test(words)),
  }))
  if (parts.filter((part) => part.bearsHonorific).length > 1) return plain
  const at = parts.findIndex((part) => part.bearsHonorific)
  const bearer = parts[at >= 0 ? at : parts.length - 1]
  if (!bearer) return []
  const others = parts.filter((part) => part !== bearer)
  const heads = others.filter((part) => takesTail(part.words))
  const tail = tailOf(bearer.words, others.length > 0)
  if (heads.length === 0 || tail === null) return plain
  const isHead = new Set(heads)
  return parts.flatMap((part) => {
    if (part === bearer) return tail.head === '' ? [] : [{ name: bearer.words, isOwnClass: true }]
    return [{ name: isHead.has(part) ? part.words + tail.words : part.words, isOwnClass: true }]
  })
}

/** A body named without the office in it. */
function takesTail(words: string): boolean {
  return (
    bareClass.test(words) ||
    (/(?:都|道|府|県|市|会|連合会|団体)$/.test(words) &&
      !chiefEnd.test(words) &&
      organizationHead.test(`${words}長`) &&
      !/^[(公一]/.test(words)) ||
    /^都道府県[\p{sc=Han}]{1,8}会$/u.test(words)
  )
}

const classAndTail = new RegExp(
  `^(?<head>各?${classWord}|(?:${Object.entries(prefectures)
    .map(([stem, ending]) => stem + ending)
    .join('|')})(?!(?:知事|教育|議会|警察)))(?<tail>.{2,})$`,
  'u',
)

/** The office behind the class (各指定都市|民生主管部(局)長), or the whole row when it names no body at all. */
function tailOf(words: string, hasOthers: boolean): { head: string; words: string } | null {
  const { head, tail } = classAndTail.exec(words)?.groups ?? {}
  if (head && tail && !/^(?:長|知事)$|会$/.test(tail)) return { head, words: tail }
  const isOfficeAlone =
    hasOthers &&
    officeEnd.test(words) &&
    !organizationHead.test(words) &&
    !classHead.test(words) &&
    !words.startsWith('各')
  return isOfficeAlone ? { head: '', words } : null
}
