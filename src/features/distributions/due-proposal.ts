/** 期限の候補: days an officer usually gives, and what to ask when the chosen day is closed. A day is never moved by itself. */
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import {
  addOpenDays,
  type Calendar,
  type ClosedReason,
  closedReason,
  holidayName,
  isOpenDay,
} from '#core/time/open-days.ts'
import { parseDate } from '#core/time/parse-date.ts'

export interface DueChoice {
  date: CalendarDate
  /** open days from today, null for the letter's own deadline */
  openDays: number | null
}

/** The letter's own deadline first, if it names one; then 5, 10 and 15 open days from today. */
export function dueChoices(today: CalendarDate, deadline: CalendarDate | null, calendar: Calendar): DueChoice[] {
  const usual = [5, 10, 15].map((openDays) => ({ date: addOpenDays(today, openDays, calendar), openDays }))
  return [...(deadline && deadline >= today ? [{ date: deadline, openDays: null }] : []), ...usual]
}

export interface ClosedDay {
  field: string
  date: CalendarDate
  reason: ClosedReason
  holiday: string | null
  previous: CalendarDate
  next: CalendarDate
}

/** The closed days among the due dates that were not confirmed as they are. @param typed as typed, by field */
export function closedDays(
  typed: Readonly<Record<string, string | undefined>>,
  confirmed: Readonly<Record<string, string | undefined>>,
  calendar: Calendar,
): ClosedDay[] {
  return Object.entries(typed).flatMap(([field, text]) => {
    const parsed = text ? parseDate(text) : null
    if (!parsed?.ok || confirmed[field] === parsed.date) return []
    const reason = closedReason(parsed.date, calendar)
    if (reason === null) return []
    const previous = openDayFrom(parsed.date, -1, calendar)
    const next = openDayFrom(parsed.date, 1, calendar)
    return [{ field, date: parsed.date, reason, holiday: holidayName(parsed.date), previous, next }]
  })
}

function openDayFrom(date: CalendarDate, step: 1 | -1, calendar: Calendar): CalendarDate {
  const day = addDays(date, step)
  return isOpenDay(day, calendar) ? day : openDayFrom(day, step, calendar)
}
