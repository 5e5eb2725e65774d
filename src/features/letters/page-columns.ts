/**
 * 段組み: a page whose prose stands in two columns (新旧対照表 too) is read column by column. A table and a head with its number
 * on the right have gaps as well; only sentences on both sides of one gutter, over many lines, make columns.
 */
import type { Line, Unit } from './placed-words.ts'

const fewestLines = 6
/** letters that a line has at least in a column of prose, on the average */
const fewestLetters = 8

/** Stretches of lines in the order of reading; a page in one column is one stretch. */
export function columnsOf(lines: readonly Line[]): Line[][] {
  const gutter = gutterOf(lines)
  if (gutter === null) return [[...lines]]
  const stretches: Line[][] = [[]]
  let sides: Line[] = []
  const endSides = () => {
    const columns = [true, false].map((isFirst) => sideOf(sides, gutter, isFirst))
    if (columns.every(isProse)) stretches.push(...columns, [])
    else stretches.at(-1)?.push(...sides)
    sides = []
  }
  for (const line of lines)
    if (crosses(line, gutter)) {
      endSides()
      stretches.at(-1)?.push(line)
    } else sides.push(line)
  endSides()
  return stretches.filter((stretch) => stretch.length > 0)
}

/** Just left of where most lines of a right column begin, in the middle of the page; or null. */
function gutterOf(lines: readonly Line[]): number | null {
  const units = lines.flatMap((line) => line.units)
  const left = units.reduce((least, { along }) => Math.min(least, along), Number.POSITIVE_INFINITY)
  const right = units.reduce((most, unit) => Math.max(most, endOf(unit)), 0)
  const begins = new Map<number, number>()
  for (const line of lines)
    for (const [at, unit] of line.units.entries()) {
      const before = line.units[at - 1]
      const isMiddle = unit.along > left + (right - left) * 0.38 && unit.along < left + (right - left) * 0.65
      if (!isMiddle || (before && unit.along - endOf(before) < unit.size)) continue
      const place = Math.round(unit.along / (unit.size / 2)) * (unit.size / 2)
      begins.set(place, (begins.get(place) ?? 0) + 1)
    }
  const [most] = [...begins].sort((a, b) => b[1] - a[1])
  const size = lines[0]?.size ?? 0
  return most && most[1] >= fewestLines / 2 ? most[0] - 0.45 * size : null
}

function endOf({ along, length }: Unit): number {
  return along + length
}

function crosses({ units, size }: Line, gutter: number): boolean {
  return units.some((unit) => unit.along < gutter && endOf(unit) > gutter + 0.1 * size)
}

function isProse(column: readonly Line[]): boolean {
  const text = column.flatMap(({ units }) => units.map(({ words }) => words.text)).join('')
  return column.length >= fewestLines && text.length >= column.length * fewestLetters && /[。、]/.test(text)
}

/** What stands left of the gutter, or right of it; a line keeps only its words there. */
function sideOf(lines: readonly Line[], gutter: number, isFirst: boolean): Line[] {
  return lines.flatMap((line) => {
    const units = line.units.filter(({ along }) => along < gutter === isFirst)
    return units.length > 0 ? [{ ...line, units }] : []
  })
}
