/**
 * The text of a file as the rules read it: widths folded, white space gone, page furniture dropped; every unit knows where
 * it stood on the raw page and what stood before it. So spaces, line breaks and full-width forms cannot change a rule,
 * and whatever is read can be shown where it was printed. The raw text is never altered.
 */
import { foldOnce, isPlain, widthAt } from './folding.ts'
import { isPageFurniture, type Neighbour } from './page-furniture.ts'

export interface Page {
  file: string
  /** from 1 */
  page: number
  /** raw text; offsets of evidence are UTF-16 offsets into it */
  text: string
  /** read from a picture: no digit of it is sure */
  isScan?: boolean
}

/** A stretch of the folded text, end excluded. */
export interface Span {
  start: number
  end: number
}

/** What stood before a unit, in rising strength. */
export const gaps = { none: 0, space: 1, wide: 2, line: 3, blank: 4, page: 5 } as const

export interface FoldedText {
  text: string
  pages: readonly Page[]
  /** per unit of `text`: index of its page, raw start and raw end, and the gap before it */
  pageOf: Uint32Array
  from: Uint32Array
  until: Uint32Array
  gap: Uint8Array
}

/** Grows as units are added; typed arrays, since a file may hold millions of units. */
interface Growing {
  length: number
  units: Uint16Array
  pageOf: Uint32Array
  from: Uint32Array
  until: Uint32Array
  gap: Uint8Array
  pending: number
}

export function foldPages(pages: readonly Page[]): FoldedText {
  const size = pages.reduce((sum, { text }) => sum + text.length, 64)
  const growing: Growing = {
    length: 0,
    units: new Uint16Array(size),
    pageOf: new Uint32Array(size),
    from: new Uint32Array(size),
    until: new Uint32Array(size),
    gap: new Uint8Array(size),
    pending: gaps.page,
  }
  for (const [index, page] of pages.entries()) {
    growing.pending = gaps.page
    foldPage(growing, index, page.text)
  }
  const { length } = growing
  return {
    text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(growing.units.subarray(0, length)),
    pages,
    pageOf: growing.pageOf.subarray(0, length),
    from: growing.from.subarray(0, length),
    until: growing.until.subarray(0, length),
    gap: growing.gap.subarray(0, length),
  }
}

function add(growing: Growing, unit: number, page: number, from: number, until: number): void {
  if (growing.length === growing.units.length) enlarge(growing)
  const at = growing.length
  growing.units[at] = unit
  growing.pageOf[at] = page
  growing.from[at] = from
  growing.until[at] = until
  growing.gap[at] = growing.pending
  growing.pending = gaps.none
  growing.length = at + 1
}

/** ㍿ and its like fold to several units, so the text may become longer than it was. */
function enlarge(growing: Growing): void {
  const larger = <T extends Uint8Array | Uint16Array | Uint32Array>(old: T, made: T): T => {
    made.set(old)
    return made
  }
  const size = growing.length * 2
  growing.units = larger(growing.units, new Uint16Array(size))
  growing.pageOf = larger(growing.pageOf, new Uint32Array(size))
  growing.from = larger(growing.from, new Uint32Array(size))
  growing.until = larger(growing.until, new Uint32Array(size))
  growing.gap = larger(growing.gap, new Uint8Array(size))
}

function foldPage(growing: Growing, index: number, raw: string): void {
  for (let start = 0; start <= raw.length; ) {
    const end = lineEnd(raw, start)
    const text = raw.slice(start, end)
    const isBlank = text.trim() === ''
    const isFurniture = !isBlank && isPageFurniture(text, (distance) => neighbour(raw, { start, end }, distance))
    if (!isFurniture && !isBlank) foldLine(growing, index, raw, { start, end })
    const before: number = isBlank && growing.pending >= gaps.line ? gaps.blank : gaps.line
    const opensPage = raw.charAt(end) === '\f'
    growing.pending = Math.max(growing.pending, opensPage ? gaps.page : isFurniture ? gaps.line : before)
    start = end + (raw.startsWith('\r\n', end) ? 2 : 1)
  }
}

/** Where the line that begins at a place ends. */
function lineEnd(raw: string, start: number): number {
  for (let at = start; at < raw.length; at += 1) if (isBreak(raw.charCodeAt(at))) return at
  return raw.length
}

function isBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x2028 || code === 0x2029
}

/** At most so much of the next line above or below that is not blank as tells whether a line is torn. */
function neighbour(raw: string, { start, end }: Span, distance: -1 | 1): Neighbour {
  const near = distance < 0 ? raw.slice(Math.max(0, start - 80), start) : raw.slice(end, end + 80)
  const lines = near.split(/\r\n|[\n-\r\u2028\u2029]/)
  const others = (distance < 0 ? lines.slice(0, -1).toReversed() : lines.slice(1)).map((line) =>
    line.replace(/[|│┃¦｜]/g, '').trim(),
  )
  const at = others.findIndex((line) => line !== '')
  return { text: others[at] ?? '', isApart: at > 0 }
}

function foldLine(growing: Growing, page: number, raw: string, { start, end }: Span): void {
  const first = growing.length
  for (let at = start; at < end; ) {
    const code = raw.charCodeAt(at)
    if (isPlain(code)) {
      add(growing, code, page, at, at + 1)
      at += 1
      continue
    }
    const width = widthAt(raw, at)
    const folded = foldOnce(raw.slice(at, at + width))
    if (folded === ' ')
      growing.pending = Math.max(growing.pending, growing.pending >= gaps.space ? gaps.wide : gaps.space)
    else for (let unit = 0; unit < folded.length; unit += 1) add(growing, folded.charCodeAt(unit), page, at, at + width)
    at += width
  }
  closeSpacedOut(growing, first)
}

/** 令 和 3 年 1 月: spaces between nearly all letters of a line part nothing; only a wider gap does. */
function closeSpacedOut({ gap, length }: Growing, first: number): void {
  const inner = length - first - 1
  if (inner < 5) return
  let spaces = 0
  for (let at = first + 1; at < length; at += 1) if (gap[at] !== gaps.none) spaces += 1
  if (spaces < inner * 0.8) return
  for (let at = first + 1; at < length; at += 1) if (gap[at] === gaps.space) gap[at] = gaps.none
}
