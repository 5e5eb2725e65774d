/**
 * 一つのファイルに綴じられた数通の文書: a new letter begins where, within three lines, a line that holds only a number or 事務連絡
 * and a line that holds only a date meet, followed by an addressee with its honorific. What stands before that line, lists of
 * bodies already told too, belongs to the letter above it.
 */
import { datesIn } from './date-mention.ts'
import { joinTorn, linesIn } from './text-line.ts'
import { opensStream } from './header-stream.ts'
import { label, lostDate, lostNumber, seal } from './row-reading.ts'
import { headerNumbers } from './number-mention.ts'
import { classHead, honorificEnd } from './office.ts'
import { gaps, type FoldedText, type Span } from './page-text.ts'

type LineSign =
  | 'stream'
  | 'dated-addressee'
  | 'dated-mark'
  | 'mark'
  | 'date'
  | 'honorific'
  | 'class'
  | 'title'
  | 'prose'
  | 'above'
  | 'other'

export function segmentsOf(folded: FoldedText): Span[] {
  const lines = joinTorn(folded.text, linesIn(folded, { start: 0, end: folded.text.length }))
  const signs = lines.map((line) => signOf(folded, line))
  const starts = [0]
  let hasText = false
  for (let at = 0; at < lines.length; at += 1) {
    const begin = hasText ? startAt(folded, lines, signs, at) : null
    hasText ||= signs[at] === 'prose' || signs[at] === 'stream'
    if (begin === null) continue
    starts.push(lines[begin]?.start ?? 0)
    hasText = signs[at] === 'stream'
    at = Math.max(at, begin)
  }
  const ends = [...starts.slice(1), folded.text.length]
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? folded.text.length }))
    .filter(({ start, end }) => end > start)
}

function signOf({ text, gap }: FoldedText, line: Span): LineSign {
  const length = line.end - line.start
  const words = text.slice(line.start, Math.min(line.end, line.start + 220))
  if (length > 70) return opensStream(words) ? 'stream' : 'prose'
  if (length < 3 && words !== '号外')
    return words === '各' ? 'class' : /^(?:[殿様]|御中)/.test(words) ? 'honorific' : 'other'
  const found = forms.find(([, form]) => form(words, text, line))?.[0]
  return found ?? (hasNumberColumn(text, gap, line) ? 'mark' : 'other')
}

/** 警視庁生活安全部長　　　警察庁丁保発第45号: the number in a column of its own, right of an addressee. */
function hasNumberColumn(text: string, gap: Uint8Array, line: Span): boolean {
  if (!/[号號]/.test(text.charAt(line.end - 1))) return false
  for (let at = line.end - 4; at > line.start; at -= 1)
    if ((gap[at] ?? 0) >= gaps.wide) return headerNumbers(text, { start: at, end: line.end }).length > 0
  return false
}

/** What a short line is, tried in this order. */
const forms: readonly (readonly [LineSign, (words: string, text: string, line: Span) => boolean])[] = [
  ['mark', (words) => label.test(words)],
  ['prose', (words) => words.includes('。')],
  [
    'above',
    (words) =>
      seal.test(words) ||
      /^(?:原議保存期間|有効期間|保存期間)/.test(words) ||
      /^(?:[([【]?(?:写し?|別添\d*|別紙\d*|参考\d*|通知|通達|依頼)[)\]】]?$|[○◯◎])/.test(words),
  ],
  ['date', isDateLine],
  ['dated-mark', isDatedNumber],
  ['mark', (words) => /^\p{sc=Han}{0,8}号外$/u.test(words)],
  [
    'mark',
    (words, text, line) =>
      /^(?:\([^()]{2,9}\)){1,4}$|[号號]|^[^\d-]{2,9}-?\d{1,4}(?:-\d{1,4}|[A-Z])?$/.test(words) &&
      headerNumbers(text, line).length > 0,
  ],
  ['mark', (words) => lostNumber.test(words) && /発第?号|第号/.test(words)],
  ['dated-addressee', (words) => /(?:殿|様|御中)(?:明治|大正|昭和|平成|令和).{1,3}年.{1,3}月.{1,3}日$/u.test(words)],
  ['honorific', (words) => honorificEnd.test(words) || /あて|宛/.test(words)],
  ['title', (words) => /について(?:\([^()]{2,8}\))?$/.test(words)],
  ['class', (words) => classHead.test(words)],
]

/** (昭和三〇年八月一日　衛発第四六六号): date and number in one line. */
function isDatedNumber(words: string, text: string, line: Span): boolean {
  if (words.length > 45 || !/号[)）]?$/.test(words)) return false
  const date = datesIn(text, line)[0]
  return (
    date !== undefined &&
    date.start - line.start <= 1 &&
    headerNumbers(text, { start: date.end, end: line.end - (/[)）]$/.test(words) ? 1 : 0) }).length > 0
  )
}

function isDateLine(words: string, text: string, line: Span): boolean {
  if (words.length > 24 || !/[年.・/-]/.test(words)) return false
  const date = datesIn(text, line)[0]
  const label = /^(?:日付|発出日|発信日|年月日)[:：]/.exec(words)?.[0].length ?? 1
  return lostDate.test(words) || (date !== undefined && date.start - line.start <= label && line.end - date.end <= 1)
}

/** The first line of a letter that opens at this line, or null. */
function startAt(folded: FoldedText, lines: readonly Span[], signs: readonly LineSign[], at: number): number | null {
  const sign = signs[at]
  if (sign === 'stream') return at
  if (sign === 'dated-mark') return followed(signs, at + 1, 14) ? aboveOf(signs, at) : null
  if (sign !== 'mark' && sign !== 'date') return null
  const partner = signs.slice(at + 1, at + 4).indexOf(sign === 'mark' ? 'date' : 'mark')
  const gapBefore = (index: number) => folded.gap[lines[index]?.start ?? 0] ?? 0
  if (partner < 0) return sign === 'date' ? startOfUnmarked(signs, at, gapBefore) : startOfDated(signs, at, gapBefore)
  if (signs[at - 1] === 'honorific') return blockAbove(signs, at - 1, gapBefore)
  if (gapBefore(at) >= gaps.page || followed(signs, at + 1 + partner, 14)) return aboveOf(signs, at)
  const honorific = signs.slice(Math.max(0, at - 6), at).lastIndexOf('honorific')
  const from = Math.max(0, at - 6) + honorific
  return honorific < 0 || signs.slice(from, at).includes('prose') ? null : blockAbove(signs, from, gapBefore)
}

/** Some prefectures and associations send without number or label: date, addressee with honorific (or above the date), title. */
function startOfUnmarked(signs: readonly LineSign[], at: number, gapBefore: (index: number) => number): number | null {
  if (!signs.slice(at, at + 15).includes('title')) return null
  if (gapBefore(at) >= gaps.blank && followed(signs, at + 1, 4)) return aboveOf(signs, at)
  return signs[at - 1] === 'honorific' && gapBefore(at - 1) >= gaps.blank ? at - 1 : null
}

/** Heading, title and issuers first, then the numbers, then addressee and date on one line: up to the blank line or the prose above. */
function startOfDated(signs: readonly LineSign[], at: number, gapBefore: (index: number) => number): number | null {
  if (!signs.slice(at + 1, at + 5).includes('dated-addressee')) return null
  let first = at
  while (first > at - 10 && first > 0 && gapBefore(first) < gaps.blank && signs[first - 1] !== 'prose') first -= 1
  return aboveOf(signs, first)
}

/** The addressees stand first: up to the blank line or the prose above them. */
function blockAbove(signs: readonly LineSign[], at: number, gapBefore: (index: number) => number): number {
  let first = at
  while (first > at - 8 && first > 0 && gapBefore(first) < gaps.blank && signs[first - 1] !== 'prose') first -= 1
  return first
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
