/**
 * 一つのファイルに綴じられた数通の文書: a new letter begins where, within three lines, a line that holds only a number or 事務連絡
 * and a line that holds only a date meet, followed by an addressee with its honorific. What stands before that line, lists of
 * bodies already told too, belongs to the letter above it.
 */
import { datesIn } from './date-mention.ts'
import { linesIn } from './header-row.ts'
import { label, seal } from './row-reading.ts'
import { headerNumbers } from './number-mention.ts'
import { classHead, honorificEnd } from './office.ts'
import { gaps, type FoldedText, type Span } from './page-text.ts'

type LineSign = 'mark' | 'date' | 'honorific' | 'class' | 'title' | 'prose' | 'above' | 'other'

export function segmentsOf(folded: FoldedText): Span[] {
  const lines = linesIn(folded, { start: 0, end: folded.text.length })
  const signs = lines.map((line) => signOf(folded.text, line))
  const starts = [0]
  let hasText = false
  for (let at = 0; at < lines.length; at += 1) {
    hasText ||= signs[at] === 'prose'
    const begin = hasText ? startAt(folded, lines, signs, at) : null
    if (begin === null) continue
    starts.push(lines[begin]?.start ?? 0)
    hasText = false
    at = Math.max(at, begin)
  }
  const ends = [...starts.slice(1), folded.text.length]
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? folded.text.length }))
    .filter(({ start, end }) => end > start)
}

function signOf(text: string, line: Span): LineSign {
  const length = line.end - line.start
  const words = text.slice(line.start, Math.min(line.end, line.start + 80))
  if (length > 70) return 'prose'
  if (length < 3) return words === '各' ? 'class' : /^(?:[殿様]|御中)/.test(words) ? 'honorific' : 'other'
  if (label.test(words)) return 'mark'
  if (/。/.test(words)) return 'prose'
  if (
    seal.test(words) ||
    /^[([【]?(?:写し?|別添\d*|別紙\d*|参考\d*|通知|通達|依頼)[)\]】]?$/.test(words) ||
    /^[○◯◎]/.test(words)
  )
    return 'above'
  const date = length <= 20 && /[年.・/-]/.test(words) ? datesIn(text, line)[0] : undefined
  if (date && date.start - line.start <= 1 && line.end - date.end <= 1) return 'date'
  if (/号/.test(words) && headerNumbers(text, line).length > 0) return 'mark'
  if (/^\([^()]{2,9}\)$/.test(words) && headerNumbers(text, line).length > 0) return 'mark'
  if (honorificEnd.test(words) || /あて/.test(words)) return 'honorific'
  if (classHead.test(words) || /^各$/.test(words)) return 'class'
  return /について(?:\(.{2,8}\))?$/.test(words) ? 'title' : 'other'
}

/** The first line of a letter that opens at this line, or null. */
function startAt({ gap }: FoldedText, lines: readonly Span[], signs: readonly LineSign[], at: number): number | null {
  const sign = signs[at]
  const opensPage = (gap[lines[at]?.start ?? 0] ?? 0) >= gaps.page
  if (sign !== 'mark' && sign !== 'date') return null
  const partner = sign === 'mark' ? 'date' : 'mark'
  const other = signs.slice(at + 1, at + 4).indexOf(partner)
  const from = at + 1 + Math.max(0, other)
  const isFollowed = followed(signs, from, other >= 0 ? 14 : 4)
  const isHead =
    other >= 0
      ? isFollowed || opensPage
      : sign === 'date' &&
        isFollowed &&
        signs.slice(at, at + 15).includes('title') &&
        (gap[lines[at]?.start ?? 0] ?? 0) >= gaps.blank
  return isHead ? aboveOf(signs, at) : null
}

function followed(signs: readonly LineSign[], from: number, reach: number): boolean {
  for (let at = from; at < from + reach; at += 1) {
    if (signs[at] === 'honorific') return true
    if (signs[at] === 'prose') return false
  }
  return false
}

/** Seal marks, (写), 別添 and the title of a database entry may stand above the number. */
function aboveOf(signs: readonly LineSign[], at: number): number {
  let first = at
  while (first > at - 4 && (signs[first - 1] === 'above' || signs[first - 1] === 'mark')) first -= 1
  return first
}
