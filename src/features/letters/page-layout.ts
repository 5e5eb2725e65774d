/**
 * 紙面: words at their places become lines of text. Gaps between words become spaces, gaps between lines blank lines; columns
 * are read one after the other, vertical writing from right to left. Every stretch of the text knows its place on the page.
 */
import type { Place } from './file-reading.ts'
import { isWrapped, type Margins, marginsOf } from './line-wrap.ts'
import { columnsOf } from './page-columns.ts'
import type { Line, PlacedWords, Unit } from './placed-words.ts'

export interface PageLayout {
  text: string
  places: Place[]
}

/** @param width of the page as shown, in points */
export function layoutOf(words: readonly PlacedWords[], width: number): PageLayout {
  const printed = withoutDoubles(words)
  const isDown = lettersOf(printed.filter((one) => one.isDown)) * 2 > lettersOf(printed)
  const main = linesOf(printed, isDown, width)
  // page numbers and side notes that are written the other way stand apart
  const aside = linesOf(printed, !isDown, width)
  return written([...columnsOf(withoutRuby(main)), aside].filter((lines) => lines.length > 0))
}

function lettersOf(words: readonly PlacedWords[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0)
}

/** Bold that is made by printing twice, and a hidden layer under the visible one. */
function withoutDoubles(words: readonly PlacedWords[]): PlacedWords[] {
  const seen = new Map<string, PlacedWords[]>()
  return words.filter((one) => {
    const same = seen.get(one.text) ?? []
    const isDouble = same.some(({ x, y, size }) => Math.hypot(x - one.x, y - one.y) < 0.25 * Math.min(size, one.size))
    if (!isDouble) seen.set(one.text, [...same.slice(-20), one])
    return !isDouble
  })
}

function linesOf(words: readonly PlacedWords[], isDown: boolean, width: number): Line[] {
  const units = words
    .filter((one) => one.isDown === isDown)
    .map((one): Unit => {
      const place = isDown ? { along: one.y, across: width - one.x } : { along: one.x, across: one.y }
      return { ...place, length: one.length, size: one.size, words: one }
    })
  const lines: Line[] = []
  for (const unit of units.sort((a, b) => a.across - b.across)) {
    const last = lines.at(-1)
    // words whose baselines lie within a third of a letter are one line
    if (last && unit.across - last.across <= 0.35 * Math.max(last.size, unit.size)) {
      last.units.push(unit)
      last.size = Math.max(last.size, unit.size)
    } else lines.push({ across: unit.across, size: unit.size, units: [unit] })
  }
  for (const line of lines) line.units.sort((a, b) => a.along - b.along)
  return lines
}

/** ふりがな: small kana close before a line is how it is read, not what it says. */
function withoutRuby(lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => {
    const next = lines[at + 1]
    const isKana = line.units.every(({ words }) => /^[\p{sc=Hira}\p{sc=Kana}ー\s]+$/u.test(words.text))
    return !(next && isKana && line.size <= 0.62 * next.size && next.across - line.across <= 1.4 * next.size)
  })
}

function written(columns: readonly (readonly Line[])[]): PageLayout {
  const page: PageLayout = { text: '', places: [] }
  for (const lines of columns) {
    const margins = marginsOf(lines)
    for (const [at, line] of lines.entries()) {
      const above = lines[at - 1]
      if (page.text !== '') page.text += breakBetween(page.text, above, line, margins)
      write(page, line)
    }
  }
  return page
}

function breakBetween(text: string, above: Line | undefined, line: Line, margins: Margins | null): string {
  if (above === undefined) return '\n\n'
  if (isWrapped(above, line, margins))
    return /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.units[0]?.words.text ?? '') ? ' ' : ''
  return line.across - above.across > 2.1 * Math.max(above.size, line.size) ? '\n\n' : '\n'
}

function write(page: PageLayout, { units }: Line): void {
  let end = Number.NaN
  for (const { along, length, size, words } of units) {
    const gap = (along - end) / size
    page.text += gap > 1.5 ? '  ' : gap > 0.3 ? ' ' : ''
    end = along + length
    const start = page.text.length
    page.text += words.text
    page.places.push(...placesOf(words, start))
  }
}

/** Letters stand from a little below the baseline to some nine tenths above it. */
function placesOf({ text, x, y, length, size, isDown, pieces }: PlacedWords, start: number): Place[] {
  const whole = { start, end: start + text.length }
  if (isDown) return [{ ...whole, ...box(x - size / 2, y, size, length) }]
  if (!pieces) return [{ ...whole, ...box(x, y - 0.88 * size, length, 1.1 * size) }]
  return pieces.map((piece) => ({
    start: start + piece.start,
    end: start + piece.end,
    ...box(piece.x, y - 0.88 * size, piece.length, 1.1 * size),
  }))
}

function box(left: number, top: number, width: number, height: number) {
  const round = (points: number) => Math.round(points * 10) / 10
  return { left: round(left), top: round(top), width: round(width), height: round(height) }
}
