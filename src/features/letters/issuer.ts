/** 発出者: the issuing offices, one entry each; 同上, divisions under their bureau and wrapped names resolved. */
import { chiefEnd, headsWithin, officeEnd, organizationHead, withDots } from './office.ts'

const unit =
  /[^局部課室係]{0,16}?(?:省|庁|総局|局|部(?!長会)|課|室|センター|係|班)(?:\([^()]{1,10}\))?(?:長(?:代理|心得)?|付|担当[^課室]{0,4})?/gu
/** …課長通知: a database prints the kind behind the office. */
const noticeEnd = /(?<=[長官臣事監])(?:の?連名)?(?:依命)?(?:通知|通達|通牒|依頼|回答|照会)$/u
const rank: Record<string, number> = { 省: 0, 庁: 0, 局: 1, 部: 2, 課: 3, 室: 4, セ: 4, 係: 5, 班: 5 }

/** 大分県福祉保健部薬務室 above the number and 大分県福祉保健部薬務室長 below: the sheet's heading is no second issuer. */
function withoutLetterhead(issuers: readonly string[]): string[] {
  return issuers.filter(
    (one) =>
      chiefEnd.test(one) || !issuers.some((other) => other !== one && other.startsWith(one) && chiefEnd.test(other)),
  )
}

/** @param rows issuer rows as printed, from top to bottom */
export function issuersOf(rows: readonly string[]): string[] {
  const issuers: string[] = []
  for (const row of rows.flatMap(splitJoint).flatMap(splitAtBodies)) {
    const words = row
      .replace(noticeEnd, '')
      .replace(/(?<=[長事臣官])印$/u, '')
      .replace(/^[・、/←→⇒]|[()〔〕[\]{}]+$/gu, (found) => (/^[)]/.test(found) && /\(/.test(row) ? found : ''))
    const last = issuers.at(-1)
    const post = last === undefined ? null : postBeside(last, words)
    if (post !== null) issuers.push(post)
    else if (last === undefined || organizationHead.test(words)) addWithUnits(issuers, words)
    else addBelow(issuers, last, words)
  }
  return withoutLetterhead(issuers).map(withDots)
}

/** A局長・B局長 in one row. */
function splitJoint(row: string): string[] {
  return row.split(/(?<=[長官課室])[・、](?=.{2,})|(?<=[課室局部]長)(?=[^長()]{1,12}局[^長]{2,20}[課室部]長$)/u)
}

/** 厚生労働省保険局医療課長厚生労働省保険局歯科医療管理官: the second ministry opens the second office. */
function splitAtBodies(row: string): string[] {
  const starts = headsWithin(row).filter((at) => at > 0 && /[長官]/.test(row.charAt(at - 1)))
  return [0, ...starts].map((from, at) => row.slice(from, starts[at] ?? row.length))
}

/** 企画課自立支援振興室障害福祉課 without line breaks: a unit of the same or a higher rank opens the next office. */
function addWithUnits(issuers: string[], words: string): void {
  const units = [...words.matchAll(unit)]
  const ranks = units.map(rankOf)
  const covered = units.reduce((sum, { 0: found }) => sum + found.length, 0)
  const isRun = covered === words.length && ranks.some((one, at) => one >= 3 && ranks.slice(0, at).includes(one))
  if (!isRun) {
    issuers.push(words)
    return
  }
  const path: { words: string; rank: number }[] = []
  for (const [at, { 0: found }] of units.entries()) {
    const own = ranks[at] ?? 0
    while ((path.at(-1)?.rank ?? -1) >= own) path.pop()
    path.push({ words: found, rank: own })
    if (own >= 3) issuers.push(path.map((one) => one.words).join(''))
  }
}

/** 会長 and below it 担当理事: both posts of the association. */
const barePost = /^(?:副?会長|副?理事長|(?:担当|常任|専務|常務)?理事|事務局長)$/u
const withPost = new RegExp(
  `^(?<body>.{2,}(?:会|協会|連盟|機構|法人))(?:副?会長|副?理事長|(?:担当|常任|専務|常務)理事)$`,
  'u',
)

function postBeside(last: string, words: string): string | null {
  const body = barePost.test(words) ? withPost.exec(last)?.groups?.body : undefined
  return body ? body + words : null
}

/** A row without a body of its own: 同上, a division beside the one above, or the rest of a wrapped name. */
function addBelow(issuers: string[], last: string, words: string): void {
  const ditto = /^(?:同上|同|〃|々)(?=.)/u.exec(words)
  const own = words.replace(/^(?:同上|同|〃|々)/u, '')
  const units = [...own.matchAll(unit)]
  const first = units[0]
  const parent = first ? pathAbove(last, rankOf(first)) : null
  if (!ditto && !chiefEnd.test(last) && (!officeEnd.test(last) || /^(?:長|代理)$/.test(own))) {
    issuers.splice(-1, 1, last + own)
    return
  }
  const isWrapped = !chiefEnd.test(last) && !ditto && (parent === null || isBodyAlone(last) || /[・、の]$/.test(last))
  if (isWrapped && (isBodyAlone(last) || !/[課室]$/.test(last))) issuers.splice(-1, 1, last + own)
  else issuers.push((parent ?? '') + own)
}

/** The part of a path that lies above a rank: 労働基準局安全衛生部安全課長 above 課 is 労働基準局安全衛生部. */
function pathAbove(path: string, below: number): string | null {
  const units = [...path.matchAll(unit)]
  const kept = units.filter((one) => rankOf(one) < below)
  const end = kept.at(-1)
  return end ? path.slice(0, (end.index ?? 0) + end[0].length) : null
}

/** A ministry, bureau or department alone does not sign: its division stands in the next row. */
function isBodyAlone(words: string): boolean {
  return /(?:省|庁|局|部|県|府|都|道|市|区|町|村|会|法人|所|センター|本部|グループ)(?:\([^()]*\))?$/u.test(words)
}

function rankOf(found: RegExpExecArray | RegExpMatchArray): number {
  const letters = [...found[0].replace(/\([^()]*\)|長(?:代理|心得)?$|付$|担当.{0,4}$/gu, '')]
  return rank[letters.at(-1) ?? ''] ?? 3
}
