/** 行のまわり: what the rows around a row say of it, as far as its role may depend on it. */
import { gaps, type FoldedText } from './page-text.ts'
import { kindSuffix, titleEnd, type Scene } from './head-role.ts'
import type { Row } from './row-reading.ts'
import {
  associationHead,
  chiefEnd,
  classHead,
  corporateHead,
  honorificEnd,
  isBarePrefecture,
  officeEnd,
  organizationHead,
} from './office.ts'

export const emptyScene: Scene = {
  words: '',
  run: '',
  hasTitleAbove: false,
  isBeforeHonorific: false,
  rowsSinceHonorific: -1,
  depth: 0,
  hasWideGap: false,
  hasGovernmentIssuer: false,
  isAmongPrefectures: false,
  isBelowIssuer: false,
  isBureauAlone: false,
  isHeldByHonorific: false,
  isLoneIssuer: false,
}

/** What the rows above leave behind for the next. */
interface Carried {
  since: number
  run: string
  depth: number
  hasTitleAbove: boolean
  isBelowIssuer: boolean
}

export function scenesOf({ text, gap }: FoldedText, rows: readonly Row[]): Scene[] {
  const words = rows.map((row) => text.slice(row.start, row.end))
  const hasGovernmentIssuer = words.some(isGovernmentIssuer)
  let carried: Carried = { since: -1, run: '', depth: 0, hasTitleAbove: false, isBelowIssuer: false }
  return rows.map((row, at) => {
    const own = words[at] ?? ''
    const isWords = row.holds === 'words'
    const run = isWords && own.length <= 140 ? (carried.run + own).slice(-160) : ''
    const depth = isWords ? Math.max(0, carried.depth + balance(own)) : 0
    const isNear = carried.since >= 0 && carried.since < 3
    const scene = {
      words: own,
      run: run || own,
      hasTitleAbove: carried.hasTitleAbove,
      isBeforeHonorific: honorificAhead(gap, rows, words, at),
      isLoneIssuer: isLoneIssuer(gap, rows, words, at),
      rowsSinceHonorific: carried.since,
      depth,
      hasWideGap: (gap[row.start] ?? 0) >= gaps.line && hasGapWithin(gap, row),
      hasGovernmentIssuer,
      isAmongPrefectures:
        isNear && isBarePrefecture(own) && words.slice(Math.max(0, at - 3), at).some(isBarePrefecture),
      isBelowIssuer: carried.isBelowIssuer && isUnitAlone(own),
      isBureauAlone: carried.since >= 0 && bureau.test(own) && isUnitAlone(words[at + 1] ?? ''),
      isHeldByHonorific: isNear && isHeld(gap, rows, words, at),
    }
    carried = carriedOn({ ...carried, run, depth }, own)
    return scene
  })
}

function carriedOn({ since, run, depth, hasTitleAbove, isBelowIssuer }: Carried, own: string): Carried {
  const isTitle = titleEnd.test(own) || kindSuffix.test(own)
  return {
    since: honorificEnd.test(own) && own.length < 60 ? 0 : since < 0 ? -1 : since + 1,
    run,
    depth: isTitle ? 0 : depth,
    hasTitleAbove: hasTitleAbove || (isTitle && own.length > 8),
    isBelowIssuer: (since >= 0 && (isGovernmentIssuer(own) || bureau.test(own))) || (isBelowIssuer && isUnitAlone(own)),
  }
}

/** No blank line up to the honorific, a blank line below, and the next words are an issuer's. */
function isHeld(gap: Uint8Array, rows: readonly Row[], words: readonly string[], at: number): boolean {
  const isParted = (index: number) => (gap[rows[index]?.start ?? 0] ?? 0) >= gaps.blank
  if (isParted(at) || !isGovernmentIssuer(words[at] ?? '')) return false
  let next = at + 1
  while (next < rows.length && !isParted(next)) next += 1
  while (rows[next] && rows[next]?.holds !== 'words') next += 1
  const between = words.slice(at + 1, next)
  return isGovernmentIssuer(words[next] ?? '') && between.every((_, index) => rows[at + 1 + index]?.holds !== 'seal')
}

/** 経済産業大臣, a blank line, ガス事業者 各位: the only office of the head, parted from the addressees below. */
function isLoneIssuer(gap: Uint8Array, rows: readonly Row[], words: readonly string[], at: number): boolean {
  const isParted = (gap[rows[at + 1]?.start ?? 0] ?? 0) >= gaps.blank
  return isParted && isGovernmentIssuer(words[at] ?? '') && !words.slice(at + 1, at + 12).some(isGovernmentIssuer)
}

function isGovernmentIssuer(words: string): boolean {
  return (
    organizationHead.test(words) &&
    !corporateHead.test(words) &&
    !associationHead.test(words) &&
    !classHead.test(words) &&
    officeEnd.test(words) &&
    !honorificEnd.test(words)
  )
}

/** 医薬・生活衛生局生活衛生・食品安全部: a bureau that does not name its ministry. */
const bureau = /^(?![各同貴])[\p{sc=Han}ァ-ヶー・]{2,24}[局部]$/u

/** 障害福祉課長 under 厚生労働省社会・援護局障害保健福祉部: an office that names no body of its own. */
function isUnitAlone(words: string): boolean {
  return (
    /[部課室局]長(?:\([^()]*\))?$/u.test(words) &&
    chiefEnd.test(words) &&
    !organizationHead.test(words) &&
    !classHead.test(words) &&
    !words.startsWith('各')
  )
}

/** What stands in the right column of the same line does not part an addressee from its honorific. */
function honorificAhead(gap: Uint8Array, rows: readonly Row[], words: readonly string[], at: number): boolean {
  for (let next = at; next < Math.min(rows.length, at + 12); next += 1) {
    const own = words[next] ?? ''
    const row = rows[next]
    if (next > at && row?.holds !== 'words') {
      if ((gap[row?.start ?? 0] ?? 0) < gaps.line) continue
      return false
    }
    if (/。|について/.test(own) || own.length > 80) return false
    if (honorificEnd.test(own)) return next > at
  }
  return false
}

function hasGapWithin(gap: Uint8Array, row: Row): boolean {
  for (let at = row.start + 1; at < row.end; at += 1) if ((gap[at] ?? 0) > 0) return true
  return false
}

function balance(words: string): number {
  return (words.match(/[「『]/g)?.length ?? 0) - (words.match(/[」』]/g)?.length ?? 0)
}
