/**
 * 改行の失われた頭書: a letter whose line breaks were lost is cut into lines where its parts can be recognised: number or label,
 * date, addressee with honorific, issuer, seal mark, subject. Text that kept its lines passes through unchanged.
 */
import { figure } from '#core/text/numerals.ts'
import type { FoldedText, Span } from './page-text.ts'
import { bareClass, classWord, headsWithin } from './office.ts'

const shortest = 80
const opening = new RegExp(
  `^(?:\\d{1,3}(?:/\\d{1,3})?)?(?:(?<label>事務連絡)|(?<number>(?:\\d{0,2}[\\p{sc=Han}\\p{sc=Hira}ァ-ヶー]{1,12}(?:第?${figure}{4})?第${figure}{1,8}号(?:の${figure}{1,2})?[・/]?){1,5}))(?=(?:明治|大正|昭和|平成|令和)(?:元|${figure}))`,
  'u',
)
const openingDate = new RegExp(`^(?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})年${figure}{1,3}月${figure}{1,3}日`)
const sealMark = /[([【]?公印(?:・?契印)?省略[)\]】]?/
const unit = /^[\p{sc=Han}ァ-ヶー・]{1,14}?(?:省|庁|局|部|課|室|センター|事務局|会|都|道|府|県|市)(?:長(?:代理)?)?/u

const matrixRow = new RegExp(
  `^各?${classWord}(?:[\\p{sc=Han}--[省庁]]{0,8}?(?:部\\(局\\)|部局)?長)?(?=[\\p{sc=Han}\\(])`,
  'v',
)
const classOfBodies = new RegExp(`各?${classWord}`, 'gu')

/** A line that holds a whole head begins a letter by itself. */
export function opensStream(words: string): boolean {
  return words.length >= shortest && opening.test(words.slice(0, 200))
}

/** A head without line breaks that was set to the width of a page is one line again: number, date and more, then full lines. */
export function joinStream(folded: FoldedText, lines: readonly Span[]): Span[] {
  const at = lines.slice(0, 4).findIndex((line) => opensNarrowStream(folded, line))
  const first = lines[at]
  if (!first) return [...lines]
  const width = printedWidth(folded, first)
  let last = at + 1
  while (last < lines.length && Math.abs(printedWidth(folded, lines[last]) - width) <= 4) last += 1
  const end = lines[last] ?? lines[last - 1]
  if (last < at + 3 || !end) return [...lines]
  return [...lines.slice(0, at), { start: first.start, end: end.end }, ...lines.slice(last + 1)]
}

/** With its spaces, as the page shows it. */
function printedWidth({ from, until }: FoldedText, line: Span | undefined): number {
  return line ? (until[line.end - 1] ?? 0) - (from[line.start] ?? 0) : 0
}

function opensNarrowStream(folded: FoldedText, line: Span): boolean {
  if (line.end - line.start >= shortest || printedWidth(folded, line) < 28) return false
  const words = folded.text.slice(line.start, line.end)
  const found = opening.exec(words)
  const rest = found ? words.slice(found[0].length) : ''
  return rest.length > (openingDate.exec(rest)?.[0].length ?? 0)
}

/** @returns the line itself, or the lines it must once have been */
export function cutStream({ text }: FoldedText, line: Span): Span[] {
  if (line.end - line.start < shortest) return [line]
  const words = text.slice(line.start, Math.min(line.end, line.start + 1500))
  const found = opening.exec(words)
  if (!found) return [line]
  const ends = [found[0].length]
  const numberStart = found[0].length - (found.groups?.label ?? found.groups?.number ?? '').length
  const date = openingDate.exec(words.slice(found[0].length))?.[0].length ?? 0
  ends.push(found[0].length + date)
  const addresseeEnd = endOfAddressee(words, ends.at(-1) ?? 0, ends)
  const issuerEnd = endOfIssuer(words, addresseeEnd, ends)
  ends.push(...subjectEnds(words, issuerEnd))
  return spansOf(numberStart, ends, words.length, line)
}

/** Through the honorific, and the bare rows of a matrix (中核市, 特別区長) that extraction left behind it. */
function endOfAddressee(words: string, from: number, ends: number[]): number {
  const zone = words.slice(from, from + 400)
  const honorific = /^(.*?[長課室局会者事官)])(殿|様|御中|あて)/u.exec(zone)
  if (!honorific) return from
  const first = matrixRows(honorific[0])
  let at = from
  for (const row of first) {
    at += row.length
    ends.push(at)
  }
  for (let next = matrixRow.exec(words.slice(at)); next; next = matrixRow.exec(words.slice(at))) {
    at += next[0].length
    ends.push(at)
  }
  return at
}

/** 都道府県|各指定都市障害保健福祉主管部(局)御中: cut before each class of bodies. */
function matrixRows(zone: string): string[] {
  const starts = [...zone.matchAll(classOfBodies)]
    .map(({ index }) => index)
    .filter((at) => at > 0 && !/[・、,〔[{]/.test(zone.charAt(at - 1)))
  const rows = [0, ...starts].map((start, at) => zone.slice(start, starts[at] ?? zone.length))
  return rows
    .filter((row) => row !== '')
    .flatMap((row) => (bareClass.test(row.replace(/各$/, '')) && row.endsWith('各') ? [row.slice(0, -1), '各'] : [row]))
}

function endOfIssuer(words: string, from: number, ends: number[]): number {
  const mark = sealMark.exec(words.slice(from, from + 300))
  if (mark) {
    ends.push(from + mark.index, from + mark.index + mark[0].length)
    return from + mark.index + mark[0].length
  }
  let at = from + (headsWithin(words.slice(from, from + 60))[0] ?? 0)
  const start = at
  for (
    let next = unit.exec(words.slice(at, at + 24));
    next && at - start < 150;
    next = unit.exec(words.slice(at, at + 24))
  ) {
    at += next[0].length
    if (/長(?:代理)?$/.test(next[0]) && headsWithin(words.slice(at, at + 8))[0] !== 0) break
  }
  ends.push(at)
  return at
}

function subjectEnds(words: string, from: number): number[] {
  const subject = /^[^。]{4,300}?(?:について|に関する件|の件)(?![はのも」』])(?:\([^()]{2,8}\))?/u.exec(
    words.slice(from),
  )
  return subject ? [from + subject[0].length] : []
}

function spansOf(start: number, ends: readonly number[], length: number, line: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (const end of [...ends, length].sort((a, b) => a - b)) {
    if (end > from) spans.push({ start: line.start + from, end: line.start + end })
    from = Math.max(from, end)
  }
  const last = spans.at(-1)
  if (last) last.end = line.end
  return spans
}
