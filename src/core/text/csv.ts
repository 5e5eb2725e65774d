/**
 * CSV as a Japanese office opens it in Excel: UTF-8 with a byte order mark, CRLF, quotes where needed (RFC 4180).
 * A cell that a spreadsheet would run as a formula is disarmed with a leading apostrophe (CWE-1236), in either width.
 */

export type CsvCell = string | number | null

export const csvStart = '\uFEFF'

const formula = /^[\s\u3000]*[=+\-@\t\r＝＋－＠]/

/** A whole short file; long ones are written line by line. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return csvStart + rows.map(csvLine).join('')
}

/** One line with its CRLF. Numbers stay numbers, null is empty. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
