import { expect, test } from 'vitest'
import { csvLine, toCsv } from '#core/text/csv.ts'

test('a line ends with CRLF, numbers and nothing stay as they are', () => {
  expect(csvLine(['横浜市', 4382, null])).toBe('横浜市,4382,\r\n')
})

test('commas, quotes and line breaks are quoted', () => {
  expect(csvLine(['a,b', 'c"d', 'e\nf'])).toBe('"a,b","c""d","e\nf"\r\n')
})

test.each(['=1+1', '+81', '-2', '@SUM(A1)', '\t=1', ' =1', '　＝１', '＋１', '－１', '＠Ａ'])(
  'a cell that a spreadsheet would run is disarmed: %j',
  (cell) => {
    expect(csvLine([cell]).replace(/^"|"\r\n$/g, '')).toMatch(/^'/)
  },
)

test('ordinary words and numbers of offices are left alone', () => {
  expect(csvLine(['045-671-0000', 'a=b', '医第3156号'])).toBe('045-671-0000,a=b,医第3156号\r\n')
})

test('a whole file begins with the byte order mark', () => {
  expect(
    toCsv([
      ['名前', 3],
      ['＝SUM(A1)', null],
    ]),
  ).toBe("\uFEFF名前,3\r\n'＝SUM(A1),\r\n")
})
