/**
 * 頭書の各行が何であるか, as points for and against. Each table row is one observation; no observation decides alone:
 * `head-path.ts` chooses the best sequence of roles over all rows.
 */
import {
  associationHead,
  bareClass,
  chiefEnd,
  classHead,
  corporateHead,
  honorificEnd,
  officeEnd,
  organizationHead,
} from './office.ts'
import type { Row } from './row-reading.ts'
import { smallPoints } from './small-row.ts'

export const roles = [
  'number',
  'date',
  'label',
  'seal',
  'heading',
  'addressee',
  'issuer',
  'person',
  'unit',
  'subject',
  'other',
  'body',
] as const
export type Role = (typeof roles)[number]
type Points = Partial<Record<Role, number>>

export interface Scene {
  words: string
  /** the end of the rows of words up to and with this one, as one; a title may be broken anywhere */
  run: string
  /** a whole title stands in a row before */
  hasTitleAbove: boolean
  /** an honorific stands in this row or, with nothing certain between, in one of the next */
  isBeforeHonorific: boolean
  /** rows since the last honorific, -1 when there was none */
  rowsSinceHonorific: number
  /** brackets opened and not closed at the end of the row, counted from the first row of the group */
  depth: number
  hasWideGap: boolean
  /** a prefecture alone, right below a row that bears the honorific and that follows prefectures alone */
  isAmongPrefectures: boolean
  /** in one block with the honorific above, where the issuer stands in a block of its own */
  isHeldByHonorific: boolean
  /** the only office of the head, a blank line between it and the addressees below */
  isLoneIssuer: boolean
  /** a bureau past the honorific, its division in the next row */
  isBureauAlone: boolean
  /** a division below the body that issues, past the honorific */
  isBelowIssuer: boolean
  /** some row of the head begins like a body of state, prefecture or city and carries no honorific */
  hasGovernmentIssuer: boolean
}

const fixed: Partial<Record<Row['holds'], Role>> = {
  numbers: 'number',
  date: 'date',
  label: 'label',
  seal: 'seal',
  heading: 'heading',
  'blank-number': 'number',
  to: 'addressee',
  from: 'issuer',
  person: 'person',
  'blank-date': 'other',
  amendment: 'other',
}

export const kindSuffix =
  /\((?:\p{sc=Han}{2}(?:依頼|照会)|再(?:通知|依頼|照会|要請)|緊急(?:通知|要請)|通知|依頼|照会|回答|報告|送付|周知依頼|周知|情報提供|注意喚起|協力依頼|協力要請|要請|施行通知|事務連絡|依命通達|通達|法令解釈通達|通牒|諮問|答申|再周知|お知らせ|お願い|(?:ご|御)?案内|通報|伺い|参考送付|改正通知|一部改正通知)\)$/u
/** How a title ends when nothing more follows. */
export const titleEnd =
  /(?:について|の件|する件|に関する(?:Q&A|件)|の(?:一部改正|送付|実施|開催|改定|改正|策定|施行|徹底|周知|推進|発出|制定|廃止|取扱い|お願い|お知らせ|ご案内|御案内))$/
const prose =
  /。|(?:ます|ました|です|ください|下さい|される|された|ところ|ので|ため|いたし|であり|しており|され)(?:[、。]|$)|、$/
/** What a line broken off in the middle of a sentence shows. */
const running =
  /(?:については|においては|につきましては|により、|ところ|されて|されたく|している|しており|ため、|ので、|とともに|踏まえ|願い|知らせ|いたし|くださ|に対し|ましたので|のとおり)/
const openers =
  /^(?:標記|このことについて|この(?:こと|度|たび)|標題|首題|みだし|見出し|平素|日頃|日ごろ|時下|拝啓|謹啓|前略|さて|今般|今回|先般|かねて|貴|本(?:県|市|府|都|道|会|省)の|本日|下記|左記|上記|別添|別紙のとおり|記$|\d+[.．]?[^\d]{2,}(?:です|ます)|新型コロナウイルス感染症(?:対策)?(?:につきまして|については))/
const titleWords =
  /に(?:関する|係る|伴う|おける|対する)|一部(?:を)?改正|ガイドライン|要領|要綱|マニュアル|の(?:施行|策定|改正|改定|送付|実施|取扱い|運用|一部改正|制定|公布)/

/** The points of every role for one row. */
export function pointsOf(row: Row, scene: Scene): Points {
  const certain = fixed[row.holds]
  if (certain) return { [certain]: 12 }
  const sums: Points = { addressee: 0, issuer: 0, person: -2, unit: -3, subject: 0.5, other: -1, body: 0 }
  const given = [officePoints(scene), titlePoints(scene), titleRunPoints(scene), prosePoints(scene), smallPoints(scene)]
  return sum([sums, ...given].map((points) => [true, points] as const))
}

/** Sums what speaks: each observation that holds gives its points. */
function sum(observations: readonly (readonly [boolean, Points])[]): Points {
  const points: Points = {}
  for (const [holds, given] of observations)
    if (holds) for (const role of roles) if (given[role] !== undefined) points[role] = (points[role] ?? 0) + given[role]
  return points
}

function officePoints(scene: Scene): Points {
  const { words } = scene
  const isEnd = officeEnd.test(words)
  const isHead = organizationHead.test(words.replace(/^[(〔[]+/, ''))
  return sum([
    [honorificEnd.test(words), { addressee: 7, issuer: -6, subject: -6, body: -3 }],
    [/^[〔[{【]?各(?!種|位の|般|務原)/.test(words), { addressee: 3, issuer: -4 }],
    [isEnd, { issuer: isHead ? 4 : 1, addressee: chiefEnd.test(words) ? 1.5 : 1 }],
    [isHead && !isEnd, { issuer: 1 }],
    [/^同上?(?!じ)/.test(words) && isEnd, { issuer: 3 }],
    [isEnd && !/[にを]/.test(words), { subject: -2.5 }],
    [isEnd && isHead, { body: -2 }],
    ...placePoints(scene, isHead, isEnd),
  ])
}

/** What the rows around say. */
function placePoints(
  {
    words,
    isBeforeHonorific,
    rowsSinceHonorific,
    hasGovernmentIssuer,
    isAmongPrefectures,
    isBelowIssuer,
    isBureauAlone,
    isHeldByHonorific,
    isLoneIssuer,
  }: Scene,
  isHead: boolean,
  isEnd: boolean,
) {
  const isPrivate = corporateHead.test(words) || associationHead.test(words)
  const isNear = rowsSinceHonorific >= 0 && rowsSinceHonorific < 6
  const isClass = classHead.test(words)
  return [
    [isClass, { addressee: bareClass.test(words) || isEnd ? 3 : 1 }],
    [isBeforeHonorific && !isLoneIssuer, { addressee: 3, issuer: -1 }],
    [isLoneIssuer, { issuer: 3 }],
    [rowsSinceHonorific === 0 && !isHead, { addressee: 0.5 }],
    [isBelowIssuer && !isBeforeHonorific, { issuer: 2, addressee: -2 }],
    [isBureauAlone && !isBeforeHonorific, { issuer: 4, addressee: -3 }],
    [isHeldByHonorific, { addressee: 6, issuer: -2 }],
    [isAmongPrefectures, { addressee: 4, issuer: -2 }],
    [isPrivate && hasGovernmentIssuer && isNear, { addressee: 4 }],
  ] as const
}

function titlePoints({ words, depth }: Scene): Points {
  const points = { subject: 0, body: 0, addressee: 0, issuer: 0 }
  const bare = words.replace(kindSuffix, '')
  if (titleEnd.test(bare)) points.subject += 5
  if (bare !== words) points.subject += 4
  if (/^[「『○◎●]/.test(words) && !prose.test(words)) points.subject += 2
  if (/^第\d|^令和\d|^平成\d/.test(words) && !prose.test(words)) points.subject += 1
  if (depth > 0) points.subject += 2
  if (titleWords.test(words)) points.subject += 1.5
  if (/^(?:について|の件|[のにを」』])/.test(words)) points.subject += 1
  if (/[にをがはへ]/.test(words)) Object.assign(points, { addressee: -1, issuer: -1.5 })
  if (words.length > 140) points.subject -= 3
  return points
}

/** What the rows above say: the rest of a broken title, or a title that is whole already. */
function titleRunPoints({ words, run, hasTitleAbove }: Scene): Points {
  if (titleEnd.test(run)) return words.length < 12 && run !== words && !titleEnd.test(words) ? { subject: 4 } : {}
  return hasTitleAbove ? { subject: -2 } : {}
}

function prosePoints({ words }: Scene): Points {
  const points = { body: 0, subject: 0, addressee: 0, issuer: 0 }
  const isProse = prose.test(words)
  if (isProse) Object.assign(points, { body: 4, subject: -3, addressee: -3, issuer: -3 })
  if (/。/.test(words)) points.subject -= 3
  if (!isProse && words.length > 24 && running.test(words)) Object.assign(points, { body: 2, subject: -1 })
  if (openers.test(words))
    Object.assign(points, { body: points.body + 4, subject: points.subject - 3, addressee: points.addressee - 4 })
  if (/^記$/.test(words)) points.body += 8
  if (words.length > 60) Object.assign(points, { addressee: points.addressee - 1, issuer: points.issuer - 2 })
  return points
}
