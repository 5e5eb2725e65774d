/**
 * How fast those who were asked answered: shares against open days since the letter went out.
 * Invariants: the base is all who are asked now; day 0 is the first forwarding; an answer from before counts on day 0.
 */
import { type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import { sumOf, type TallyRow } from '#features/distributions/tally.ts'

/** So many who answered on these days; those who are not asked are left out. */
export type AnsweredDay = Pick<TallyRow, 'sentOn' | 'receivedOn' | 'disseminatedOn' | 'count'>

export interface Response {
  asked: number
  received: { day: number; share: number }[]
  disseminated: { day: number; share: number }[]
  /** open days since sending */
  today: number
}

/** @returns null when nothing went out yet or nobody is asked */
export function responseOf(days: readonly AnsweredDay[], today: CalendarDate, calendar: Calendar): Response | null {
  const sent = days.flatMap((day) => day.sentOn ?? []).sort()[0]
  const asked = sumOf(days)
  if (sent === undefined || asked === 0) return null
  const sentOn = calendarDate(sent)
  const dayOf = (on: string) => Math.max(0, openDaysBetween(sentOn, calendarDate(on), calendar))
  const curve = (onOf: (day: AnsweredDay) => string | null) => {
    const counts = new Map<number, number>()
    for (const day of days) {
      const on = onOf(day)
      if (on) counts.set(dayOf(on), (counts.get(dayOf(on)) ?? 0) + day.count)
    }
    let sum = 0
    return [...counts]
      .sort(([one], [other]) => one - other)
      .map(([day, count]) => {
        sum += count
        return { day, share: sum / asked }
      })
  }
  return {
    asked,
    received: curve((day) => day.receivedOn),
    disseminated: curve((day) => day.disseminatedOn),
    today: dayOf(today),
  }
}

/** The days of the answers of those who are asked: how many answered when, never who. */
export function answeredDays(rows: readonly TallyRow[] = []): AnsweredDay[] {
  return rows.filter((one) => !one.isExempt)
}
