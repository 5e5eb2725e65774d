/** A civil date as letters carry it: 'YYYY-MM-DD', without a time zone, never mixed with instants. */
import { zoneOffsetMs } from './zone.ts'

declare const brand: unique symbol
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' }

const dayMs = 86_400_000

/** True for a day that exists, from 0001-01-01 to 9999-12-31. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** @throws RangeError when there is no such day */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`no such day: ${text}`)
  return text
}

/** The day with these figures, or null when the calendar has none. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isCalendarDate(text) ? text : null
}

export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateFromDb(new Date(dateToDb(date).getTime() + days * dayMs))
}

/** 0 Sunday … 6 Saturday */
export function weekdayOf(date: CalendarDate): number {
  return dateToDb(date).getUTCDay()
}

/** The day it is in Japan at an instant. */
export function calendarDateOf(instant: Date): CalendarDate {
  return dateFromDb(new Date(instant.getTime() + zoneOffsetMs))
}

/** A `date` column as the driver hands it over (midnight UTC). */
export function dateFromDb(column: Date): CalendarDate {
  return calendarDate(column.toISOString().slice(0, 10))
}

export function dateToDb(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`)
}
