/** 突き合わせ: what a number, a date and an office must say of each other. A contradiction is shown, never repaired. */
import type { DocumentNumber } from '#core/text/document-number.ts'
import { type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { eraOf } from '#core/time/era.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import type { SymbolTable } from './symbol-table.ts'

export type Warning = 'number-day-differs' | 'fiscal-year-differs' | 'issuer-differs' | 'joint-counts-differ'

export function warningsOf(
  numbers: readonly DocumentNumber[],
  date: CalendarDate | null,
  issuers: readonly string[],
  table: SymbolTable,
): Warning[] {
  const warnings: Warning[] = []
  if (date !== null && numbers.some(({ mmdd }) => mmdd !== null && mmdd !== date.slice(5).replace('-', '')))
    warnings.push('number-day-differs')
  if (date !== null && numbers.some((number) => !fiscalYearAgrees(number, date))) warnings.push('fiscal-year-differs')
  if (numbers.length > 1 && issuers.length > 0 && issuers.length !== numbers.length)
    warnings.push('joint-counts-differ')
  if (numbers.some(({ symbol }) => contradicts(table.officesOf(symbol, date), issuers))) warnings.push('issuer-differs')
  return warnings
}

/** 27薬第4077号: the era year of the fiscal year; numbered in March and dated in April it may lag by one. */
function fiscalYearAgrees({ fiscalYearPrefix }: DocumentNumber, date: CalendarDate): boolean {
  if (fiscalYearPrefix === null) return true
  if (fiscalYearPrefix.length === 8) return fiscalYearPrefix === date.replaceAll('-', '')
  if (fiscalYearPrefix.length === 4) return Math.abs(Number(fiscalYearPrefix) - fiscalYearOf(date)) <= 1
  const printed = fiscalYearPrefix === '元' ? 1 : Number(fiscalYearPrefix.replace(/^\D/, ''))
  const year = fiscalYearOf(date)
  return [year - 1, year, year + 1].some((one) =>
    [`${one}-04-01`, `${one}-12-31`].some((day) => eraOf(calendarDate(day))?.year === printed),
  )
}

function contradicts(offices: readonly string[], issuers: readonly string[]): boolean {
  if (offices.length === 0 || issuers.length === 0) return false
  const plain = (name: string) => name.replace(/\(.*\)|[・]/gu, '')
  return !offices.some((office) => issuers.some((issuer) => plain(issuer).slice(0, 6) === plain(office).slice(0, 6)))
}
