/** Japanese eras, only at the edges. First days: 明治 counted from the Gregorian calendar of 1873 (太政官布告第337号). */
import { type CalendarDate, calendarDate, partsOf } from './calendar-date.ts'

export interface Era {
  name: string
  letter: string
  romaji: string
  from: CalendarDate
  /** year 1 of the era is this western year */
  firstYear: number
}

export const eras: readonly Era[] = [
  { name: '令和', letter: 'R', romaji: 'Reiwa', from: calendarDate('2019-05-01'), firstYear: 2019 },
  { name: '平成', letter: 'H', romaji: 'Heisei', from: calendarDate('1989-01-08'), firstYear: 1989 },
  { name: '昭和', letter: 'S', romaji: 'Showa', from: calendarDate('1926-12-25'), firstYear: 1926 },
  { name: '大正', letter: 'T', romaji: 'Taisho', from: calendarDate('1912-07-30'), firstYear: 1912 },
  { name: '明治', letter: 'M', romaji: 'Meiji', from: calendarDate('1873-01-01'), firstYear: 1868 },
]

export function eraOf(date: CalendarDate): { era: Era; year: number } | null {
  const era = eras.find(({ from }) => from <= date)
  return era ? { era, year: partsOf(date).year - era.firstYear + 1 } : null
}

/** 令和3年1月29日, 令和元年5月1日; western form before 1873. */
export function formatEra(date: CalendarDate): string {
  const { year, month, day } = partsOf(date)
  const found = eraOf(date)
  const head = found ? `${found.era.name}${found.year === 1 ? '元' : found.year}` : String(year)
  return `${head}年${month}月${day}日`
}

/** R3.1.29 */
export function formatEraShort(date: CalendarDate): string {
  const { month, day } = partsOf(date)
  const found = eraOf(date)
  return found ? `${found.era.letter}${found.year}.${month}.${day}` : date
}
