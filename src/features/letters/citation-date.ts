/** 引用の日付: printed before or behind a number, leaning on another date (同日付け), or inferred from MMDD and a month in the text. */
import { figure, toAsciiDigits } from '#core/text/numerals.ts'
import { type CalendarDate, dateOf, partsOf } from '#core/time/calendar-date.ts'
import { titleBefore } from './citation-context.ts'
import type { ResolvedDate } from './cited-document.ts'
import { datesIn, leaningDatesIn, resolveDate } from './date-mention.ts'
import type { NumberMention } from './number-mention.ts'
import type { Span } from './page-text.ts'

export function resolvedDatesIn(text: string, span: Span, letterDate: CalendarDate | null): ResolvedDate[] {
  const fullDates = datesIn(text, span)
  const all = [...fullDates, ...leaningDatesIn(text, span, fullDates)].sort((a, b) => a.start - b.start)
  let before: CalendarDate | null = null
  return all.map((one) => {
    const date: CalendarDate | null = 'date' in one ? one.date : resolveDate(one.words, letterDate, before)
    before = date ?? before
    return { start: one.start, end: one.end, date }
  })
}

const toNumber = /^(?:付け?)?(?:の|で|をもって|、)?(?:[\p{sc=Han}ァ-ヶー・々こども()]{0,50}?)?[(]?$/u

/** The date before the numbers (directly, over an office, or before the title), else in brackets behind them. */
export function dateOfGroup(
  text: string,
  group: Span,
  lowest: number,
  dates: readonly ResolvedDate[],
): { date: CalendarDate | null; at: Span } | null {
  const before = lastBefore(dates, group.start)
  if (before && before.end >= lowest) {
    const between = text.slice(before.end, group.start)
    if (between.length <= 60 && toNumber.test(between)) return { date: before.date, at: before }
    const title = titleBefore(text, group.start - 1, before.end)
    if (title && /^(?:付け?)?(?:の|、)?「$/.test(text.slice(before.end, title.start)))
      return { date: before.date, at: before }
  }
  const next = dates[countBefore(dates, group.end)]
  const gap = next ? text.slice(group.end, Math.min(next.start, group.end + 60)) : ''
  const isBehind =
    next &&
    /^(?:[(、・,]|[^。「」()]{0,50}?(?:通知|通達|連絡|依頼)?[(、,])?$/u.test(gap) &&
    /^(?:付け?)?[)、・,\p{sc=Han}]/u.test(text.slice(next.end, next.end + 2)) &&
    (text.charAt(next.end) !== '付' || /^付け?[)]/.test(text.slice(next.end, next.end + 3)))
  return isBehind && (gap === '' || /^[(、・,]$/.test(gap)) ? { date: next.date, at: next } : null
}

function lastBefore(dates: readonly ResolvedDate[], at: number): ResolvedDate | undefined {
  return dates[countBefore(dates, at) - 1]
}

/** How many dates end at or before a place; they are in order. */
function countBefore(dates: readonly ResolvedDate[], at: number): number {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const monthMention = new RegExp(`(明治|大正|昭和|平成|令和)(元|${figure}{1,3})年(${figure}{1,3})月`, 'g')
const firstYears: Record<string, number> = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 }

/** MMDD of the number and the last year in which the text names that month (平成29年5月). */
export function inferredDate(
  text: string,
  { number, start }: NumberMention,
  lowest: number,
  letterDate: CalendarDate | null,
): CalendarDate | null {
  if (number.mmdd === null) return null
  const from = Math.max(0, Math.min(lowest, start) - 800, start - 1500)
  const month = Number(number.mmdd.slice(0, 2))
  const named = [...text.slice(from, start).matchAll(monthMention)]
    .filter((found) => Number(toAsciiDigits(found[3] ?? '')) === month)
    .at(-1)
  if (!named) return null
  const year = (firstYears[named[1] ?? ''] ?? 0) + (named[2] === '元' ? 1 : Number(toAsciiDigits(named[2] ?? ''))) - 1
  const date = dateOf(year, month, Number(number.mmdd.slice(2)))
  return date !== null && (letterDate === null || partsOf(date).year <= partsOf(letterDate).year) ? date : null
}
