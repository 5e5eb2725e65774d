/** 日付: every full date in a stretch, in any era or western form, and the words that lean on another date. */
import { figure, toAsciiDigits } from '#core/text/numerals.ts'
import { type CalendarDate, addDays, dateOf, partsOf } from '#core/time/calendar-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import type { Span } from './page-text.ts'

export interface DateMention extends Span {
  date: CalendarDate
  /** 平成31年5月1日 and the like */
  isLate: boolean
}

const full = new RegExp(
  `(?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})(?:年(?:\\((?:19|20)\\d{2}年?\\))?${figure}{1,3}月${figure}{1,3}日|\\((?:19|20)\\d{2}\\)年${figure}{1,3}月${figure}{1,3}日|[.・]${figure}{1,3}[.・]${figure}{1,3}(?!\\d))|(?<![A-Za-z\\d])[MTSHR明大昭平令](?:元|${figure}{1,3})[.・]${figure}{1,3}[.・]${figure}{1,3}(?!${figure})|(?<!\\d)\\d{4}(?:年?\\((?:明治|大正|昭和|平成|令和)(?:元|\\d{1,2})年?\\))?年?\\d{1,2}月\\d{1,2}日|(?<![\\d.-])(?:19|20)\\d{2}([-/.])\\d{1,2}\\1\\d{1,2}(?![\\d.-])`,
  'g',
)
const relative = new RegExp(
  `(?:同(?:日|月?${figure}{1,3}日)|本日|(?:先月|前月|本月|今月)${figure}{1,3}日|(?:昨年|一昨年|前々年|客年|前年|本年|同年)?${figure}{1,3}月${figure}{1,3}日)`,
  'g',
)

export function datesIn(text: string, { start, end }: Span): DateMention[] {
  return [...text.slice(start, end).matchAll(full)].flatMap((found) => {
    const parsed = parseDate(plainDate(found[0]))
    const from = start + found.index
    return parsed.ok
      ? [{ start: from, end: from + found[0].length, date: parsed.date, isLate: parsed.warning !== undefined }]
      : []
  })
}

/** 令和5年(2023年)8月3日, 2023(令和5)年8月3日: one of the two years is enough. */
function plainDate(words: string): string {
  const one = words.replace(/\([^()]*\)/, '').replace(/・/g, '.')
  return /^\d{4}\d{1,2}月/.test(one) ? `${one.slice(0, 4)}年${one.slice(4)}` : one
}

export interface LeaningDate extends Span {
  words: string
}

/** Words such as 同日, 同29日, 本日, 昨年6月4日 that no full date covers. */
export function leaningDatesIn(text: string, span: Span, fullDates: readonly Span[]): LeaningDate[] {
  const covered = new Set<number>()
  for (const date of fullDates) for (let at = date.start; at < date.end; at += 1) covered.add(at)
  return [...text.slice(span.start, span.end).matchAll(relative)].flatMap((found) => {
    const start = span.start + found.index
    return covered.has(start) ? [] : [{ start, end: start + found[0].length, words: found[0] }]
  })
}

/**
 * @param words 同日, 同月30日, 同29日, 本日, 先月5日, 昨年6月4日, 4月27日 (the last one before the letter)
 * @param letterDate the date of the letter itself
 * @param before the last date before the words; 同 leans on it
 * @returns null when there is nothing to lean on or no such day
 */
export function resolveDate(
  words: string,
  letterDate: CalendarDate | null,
  before: CalendarDate | null,
): CalendarDate | null {
  const plain = toAsciiDigits(words.replace(/^一昨年/, '前々年'))
  if (plain === '本日') return letterDate
  if (plain === '同日') return before
  const [, month, day] = /^(同月?|先月|前月|本月|今月)(\d{1,2})日$/.exec(plain) ?? []
  if (month?.startsWith('同')) return before ? inMonth(before, 0, Number(day)) : null
  if (month) return letterDate ? inMonth(letterDate, /先|前/.test(month) ? 1 : 0, Number(day)) : null
  return resolveInYear(plain, letterDate, before)
}

/** 昨年6月4日, 同年6月4日, 4月27日: without a year the last such day before the letter. */
function resolveInYear(
  plain: string,
  letterDate: CalendarDate | null,
  before: CalendarDate | null,
): CalendarDate | null {
  const [, year, month, day] = /^(昨年|前々年|客年|前年|本年|同年)?(\d{1,2})月(\d{1,2})日$/.exec(plain) ?? []
  const base = year === '同年' ? before : letterDate
  if (!month || !base) return null
  const back = year === '前々年' ? 2 : /昨年|客年|前年/.test(year ?? '') ? 1 : 0
  const dateIn = (yearsBack: number) => dateOf(partsOf(base).year - yearsBack, Number(month), Number(day))
  const date = dateIn(back)
  return year === undefined && date !== null && date > base ? dateIn(1) : date
}

/** 3月5日までに on a letter of December means the next March. */
export function nextOccurrence(month: number, day: number, from: CalendarDate): CalendarDate | null {
  const { year } = partsOf(from)
  const same = dateOf(year, month, day)
  return same !== null && same >= addDays(from, -1) ? same : dateOf(year + 1, month, day)
}

function inMonth(from: CalendarDate, monthsBack: number, day: number): CalendarDate | null {
  const { year, month } = partsOf(from)
  return month > monthsBack ? dateOf(year, month - monthsBack, day) : dateOf(year - 1, 12, day)
}
