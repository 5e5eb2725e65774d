/** 行の折返し: a line that fills its column and goes on at the margin of the next is one paragraph; a break there says nothing. */
import type { Line } from './placed-words.ts'

export interface Margins {
  left: number
  right: number
}

/** a line of prose is at least so many letters wide; narrower stretches are heads, tables and columns */
const fewestLetters = 25

/** Where the long lines of a stretch begin and end; null where there are too few to tell. */
export function marginsOf(lines: readonly Line[]): Margins | null {
  const spans = lines.map((line) => ({ start: startOf(line), end: endOf(line) }))
  const longest = spans.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const long = spans.filter(({ start, end }) => end - start > 0.8 * longest)
  const size = lines.reduce((most, line) => Math.max(most, line.size), 0)
  if (long.length < 2 || longest < fewestLetters * size) return null
  const ends = long.map(({ end }) => end).sort((a, b) => a - b)
  return {
    left: Math.min(...long.map(({ start }) => start)),
    right: ends[Math.floor(ends.length / 2)] ?? 0,
  }
}

/** An item of a list begins a line of its own, whatever stands above it. */
const item =
  /^\s*(?:\d{1,2}[\s.．、)）]|[(（][\d０-９一二三四五六七八九十アイウ]{1,2}[)）]|[０-９]|[①-⑳・○●◎◆■※〇－]|第[\d０-９一二三四五六七八九十]+[条章節\s])/

/** After a sentence, an addressee, a date or a title nothing goes on. */
const ending = /(?:[。：:殿様]|御中|について|の件|\d日)\s*$/

export function isWrapped(line: Line, next: Line, margins: Margins | null): boolean {
  if (margins === null) return false
  const size = Math.max(line.size, next.size)
  const words = line.units.map((unit) => unit.words.text).join('')
  return (
    startOf(line) <= margins.left + 2.5 * size &&
    endOf(line) >= margins.right - 1.6 * size &&
    Math.abs(startOf(next) - margins.left) <= 0.6 * size &&
    next.across - line.across <= 2.1 * size &&
    !hasWideGap(line) &&
    !hasWideGap(next) &&
    !ending.test(words) &&
    !item.test(next.units[0]?.words.text ?? '')
  )
}

function startOf({ units }: Line): number {
  return units[0]?.along ?? 0
}

function endOf({ units }: Line): number {
  return units.reduce((most, { along, length }) => Math.max(most, along + length), 0)
}

/** Cells of a table, or places on a form, do not run on. */
function hasWideGap({ units, size }: Line): boolean {
  return units.some((unit, at) => {
    const before = units[at - 1]
    return before !== undefined && unit.along - before.along - before.length > 1.5 * size
  })
}
