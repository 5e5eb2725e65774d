/** 開庁日: not Saturday, Sunday, holiday (国民の祝日に関する法律) or the office's own closing days. The first day is not counted (民法140条). */
import holidayJp from '@holiday-jp/holiday_jp'
import { addDays, type CalendarDate, weekdayOf } from './calendar-date.ts'

/** Month-day range, both ends included; it may cross the year's end ('12-29' to '01-03', 行政機関の休日に関する法律1条). */
export interface ClosingRange {
  from: string
  to: string
}

export type Calendar = readonly ClosingRange[]
export const usualCalendar: Calendar = [{ from: '12-29', to: '01-03' }]
export type ClosedReason = 'weekend' | 'holiday' | 'closing-day'

/** Why the office is closed on a day, or null when it is open. */
export function closedReason(date: CalendarDate, calendar: Calendar): ClosedReason | null {
  if (holidayName(date) !== null) return 'holiday'
  if (weekdayOf(date) === 0 || weekdayOf(date) === 6) return 'weekend'
  return calendar.some((range) => isWithin(date.slice(5), range)) ? 'closing-day' : null
}

const holidays: Record<string, { name: string } | undefined> = holidayJp.holidays

export function holidayName(date: CalendarDate): string | null {
  return holidays[date]?.name ?? null
}

export function isOpenDay(date: CalendarDate, calendar: Calendar): boolean {
  return closedReason(date, calendar) === null
}

/** The `count`-th open day after a date; the date itself is not counted. */
export function addOpenDays(date: CalendarDate, count: number, calendar: Calendar): CalendarDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isOpenDay(day, calendar)) left -= 1
  }
  return day
}

/** Open days after `from` up to and including `to`; negative when `to` lies before. */
export function openDaysBetween(from: CalendarDate, to: CalendarDate, calendar: Calendar): number {
  if (to < from) return -openDaysBetween(to, from, calendar)
  const counted = countedFor(calendar)
  const key = `${from}/${to}`
  const count = counted.get(key) ?? countOpenDays(from, to, calendar)
  counted.set(key, count)
  return count
}

/** A list of 50 lines asks for the same few spans again and again, each of up to a year of days. */
const countedByCalendar = new WeakMap<Calendar, Map<string, number>>()

function countedFor(calendar: Calendar): Map<string, number> {
  const known = countedByCalendar.get(calendar)
  if (known && known.size < 1_000) return known
  const fresh = new Map<string, number>()
  countedByCalendar.set(calendar, fresh)
  return fresh
}

function countOpenDays(from: CalendarDate, to: CalendarDate, calendar: Calendar): number {
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isOpenDay(day, calendar)) count += 1
  }
  return count
}

function isWithin(monthDay: string, { from, to }: ClosingRange): boolean {
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to
}
