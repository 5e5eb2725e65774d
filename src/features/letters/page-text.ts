/**
 * The text of a file as the rules read it: widths folded, white space gone, page furniture dropped; every unit knows where
 * it stood on the raw page and what stood before it. So spaces, line breaks and full-width forms cannot change a rule,
 * and whatever is read can be shown where it was printed. The raw text is never altered.
 */
import { isPageFurniture } from './page-furniture.ts'

export interface Page {
  file: string
  /** from 1 */
  page: number
  /** raw text; offsets of evidence are UTF-16 offsets into it */
  text: string
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

/** Characters that look like others but are not equal under NFKC (CJK radicals, dashes), and table rules. */
const lookalikes: Record<string, string> = {
  '⻑': '長',
  '⺠': '民',
  '⻄': '西',
  '⻘': '青',
  '⻩': '黄',
  '⻭': '歯',
  '⻫': '斉',
  '⻲': '亀',
  '⻤': '鬼',
  '⻁': '虎',
  '⻝': '食',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '〜': '~',
  '･': '・',
  '‧': '・',
  '•': '・',
  '|': ' ',
  '│': ' ',
  '┃': ' ',
  '¦': ' ',
  '｜': ' ',
} // prettier-ignore
const invisible =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]|[\u{E0100}-\u{E01EF}\p{Co}]/u

interface Growing {
  parts: string[]
  pageOf: number[]
  from: number[]
  until: number[]
  gap: number[]
  pending: number
}

export function foldPages(pages: readonly Page[]): FoldedText {
  const growing: Growing = { parts: [], pageOf: [], from: [], until: [], gap: [], pending: gaps.page }
  for (const [index, page] of pages.entries()) {
    growing.pending = gaps.page
    foldPage(growing, index, page.text)
  }
  return {
    text: growing.parts.join(''),
    pages,
    pageOf: Uint32Array.from(growing.pageOf),
    from: Uint32Array.from(growing.from),
    until: Uint32Array.from(growing.until),
    gap: Uint8Array.from(growing.gap),
  }
}

function foldPage(growing: Growing, index: number, raw: string): void {
  const lines = linesOf(raw)
  for (const [number, line] of lines.entries()) {
    const text = raw.slice(line.start, line.end)
    const isFurniture = isPageFurniture(text, lines, number, raw)
    const isBlank = text.trim() === ''
    if (!isFurniture && !isBlank) foldLine(growing, index, raw, line)
    const before: number = isBlank && growing.pending >= gaps.line ? gaps.blank : gaps.line
    growing.pending = Math.max(growing.pending, isFurniture ? gaps.line : before)
  }
}

function linesOf(raw: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const { index, 0: found } of raw.matchAll(/\r\n|[\n\r\u2028\u2029\v\f]/g)) {
    lines.push({ start, end: index })
    start = index + found.length
  }
  lines.push({ start, end: raw.length })
  return lines
}

function foldLine(growing: Growing, page: number, raw: string, { start, end }: Span): void {
  for (let at = start; at < end; ) {
    const width = widthAt(raw, at)
    const letter = raw.slice(at, at + width)
    const folded = fold(letter)
    if (folded === ' ')
      growing.pending = Math.max(growing.pending, growing.pending >= gaps.space ? gaps.wide : gaps.space)
    else if (folded !== '') {
      growing.parts.push(folded)
      for (let unit = 0; unit < folded.length; unit += 1) {
        growing.pageOf.push(page)
        growing.from.push(at)
        growing.until.push(at + width)
        growing.gap.push(unit === 0 ? growing.pending : gaps.none)
      }
      growing.pending = gaps.none
    }
    at += width
  }
}

/** A half-width kana takes its voicing mark along; a surrogate pair is one letter. */
function widthAt(raw: string, at: number): number {
  const code = raw.codePointAt(at) ?? 0
  const isVoiced = code >= 0xff66 && code <= 0xff9d && /[ﾞﾟ]/.test(raw.charAt(at + 1))
  return code > 0xffff || isVoiced ? 2 : 1
}

function fold(letter: string): string {
  const code = letter.charCodeAt(0)
  const isPlain =
    (code > 0x20 && code < 0x7c) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x30fc)
  if (isPlain && letter.length === 1 && code !== 0x309b && code !== 0x309c) return letter
  if (letter in lookalikes) return lookalikes[letter] ?? letter
  if (/^\s$/.test(letter)) return ' '
  if (invisible.test(letter) || (code >= 0xd800 && code <= 0xdfff && letter.length === 1)) return ''
  return letter.normalize('NFKC').replace(/\s/g, '')
}
