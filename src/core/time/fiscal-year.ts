/** 年度: April to March, named after the year of its April. */
import { type CalendarDate, calendarDate, partsOf } from './calendar-date.ts'
import { eraOf } from './era.ts'

export function fiscalYearOf(date: CalendarDate): number {
  const { year, month } = partsOf(date)
  return month >= 4 ? year : year - 1
}

/** 令和2年度; the year in which Reiwa began is 平成31年度 at its start and printed 令和元年度 here. */
export function formatFiscalYear(fiscalYear: number): string {
  const found = eraOf(calendarDate(`${fiscalYear}-12-31`))
  return found ? `${found.era.name}${found.year === 1 ? '元' : found.year}年度` : `${fiscalYear}年度`
}
