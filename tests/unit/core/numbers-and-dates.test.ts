import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { isReceiptNumber, receiptNumber } from '#core/codes/receipt-number.ts'
import { isLocalGovernmentCode } from '#core/codes/local-government-code.ts'
import { numberSearch, parseDocumentNumber, splitDocumentNumbers } from '#core/text/document-number.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { fiscalYearOf, formatFiscalYear } from '#core/time/fiscal-year.ts'
import { addOpenDays, openDaysBetween, usualCalendar } from '#core/time/open-days.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { masterRows } from '../../../prisma/master/load.ts'

const vectors = parse(readFileSync(path.join(import.meta.dirname, 'number-vectors.csv')), { columns: true }) as Record<
  string,
  string
>[] // columns of the file itself

describe('document numbers', () => {
  test.each(vectors.map((row) => [row.input ?? '', row] as const))('%s', (input, row) => {
    const parsed = splitDocumentNumbers(input).map(parseDocumentNumber)
    if (row.is_document_number === 'no') return expect(parsed.every((one) => !one.ok)).toBe(true)
    const part = (name: 'normalized' | 'symbol' | 'serial') => parsed.map((one) => (one.ok ? one[name] : '?')).join(';')
    expect([part('normalized'), part('symbol'), part('serial')]).toEqual([row.normalized, row.symbol, row.serial])
  })

  test('every spelling of a number has one key; bare figures search the serial', () => {
    const keys = ['医政発０１２９第１号', '医政発 0129 第 1 号', '医政発0129第1号', '医政発第0129第1号'].map(
      (text) => numberSearch(text).key,
    )
    expect(new Set(keys).size).toBe(1)
    expect(numberSearch('3156')).toEqual({ serial: '3156' })
  })
})

describe('dates and open days', () => {
  test.each([
    ['令和３年１月２９日', '2021-01-29'],
    ['令元.12.26付', '2019-12-26'],
    ['平二四・七・二〇', '2012-07-20'],
    ['2021/1/29', '2021-01-29'],
    ['㋿3年1月29日', '2021-01-29'],
    ['S64.1.7', '1989-01-07'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toMatchObject({ ok: true, date })
  })
  test.each([
    ['令和元年4月30日', 'era-limit'],
    ['2021-02-30', 'no-such-day'],
    ['きのう', 'not-a-date'],
    ['令和0年1月1日', 'no-such-day'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseDate(text)).toEqual({ ok: false, reason })
  })
  test.each([
    ['2021-02-26', 5, '2021-03-05'],
    ['2025-12-26', 1, '2026-01-05'],
    ['2026-12-28', 1, '2027-01-04'],
    ['2026-09-18', 1, '2026-09-24'],
    ['2021-07-21', 1, '2021-07-26'],
    ['2021-10-08', 1, '2021-10-11'],
    ['2019-04-26', 1, '2019-05-07'],
    ['2026-11-20', 3, '2026-11-26'],
  ])('%s and %i open days is %s', (from, count, to) => {
    expect(addOpenDays(calendarDate(from), count, usualCalendar)).toBe(to)
  })
  test('from the ministry to the prefecture 18 open days passed', () => {
    expect(openDaysBetween(calendarDate('2021-01-29'), calendarDate('2021-02-26'), usualCalendar)).toBe(18)
  })
  test('a letter of February belongs to the fiscal year of the April before', () => {
    expect(formatFiscalYear(fiscalYearOf(calendarDate('2021-02-26')))).toBe('令和2年度')
  })
})

describe('codes', () => {
  test('every numeric code of the master passes its check digit, and parents exist', () => {
    const rows = masterRows()
    const codes = new Set(rows.map((row) => row.code))
    expect(rows.filter((row) => /^\d/.test(row.code) && !isLocalGovernmentCode(row.code))).toEqual([])
    expect(rows.filter((row) => row.parent_code !== '' && !codes.has(row.parent_code))).toEqual([])
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length
    expect([
      count('prefecture'),
      count('designated_city'),
      count('core_city'),
      count('health_center_city'),
      count('special_ward'),
      count('association'),
    ]).toEqual([47, 20, 62, 5, 23, 4])
    expect(rows.filter((row) => row.prefecture_code === '14' && /city|municipality/.test(row.kind))).toHaveLength(33)
  })
  test('receipt numbers differ, carry their check digit, and a wrong digit is noticed', () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => receiptNumber(BigInt(index)))
    expect(new Set(numbers).size).toBe(2000)
    expect(numbers.every(isReceiptNumber)).toBe(true)
    expect(isReceiptNumber(`${numbers[5]?.slice(0, -1)}${(Number(numbers[5]?.slice(-1)) + 1) % 10}`)).toBe(false)
  })
})
