import { expect, test } from 'vitest'
import { toCsv } from '#core/text/csv.ts'

test('CSV has a BOM, CRLF, quotes where needed, and no formulas', () => {
  expect(
    toCsv([
      ['名前', 3, null],
      ['a,"b"', '=1+1', '＝SUM(A1)'],
      ['-5', '@x', 'two\nlines'],
    ]),
  ).toBe(`\uFEFF名前,3,\r\n"a,""b""",'=1+1,'＝SUM(A1)\r\n'-5,'@x,"two\nlines"\r\n`)
})
