/**
 * How fast those who were asked answered: shares against open days since the letter went out.
 * Invariants: the base is all who are asked now; day 0 is the first forwarding; an answer from before counts on day 0.
 */
import { type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import { sumOf, type Tally } from '#features/distributions/tally.ts'

/** How many are asked and how many of them answered on which day, never who. */
export type AnsweredDays = Pick<Tally, 'sentOn' | 'answers'> & { asked: number }

export interface Response {
  asked: number
  received: { day: number; share: number }[]
  disseminated: { day: number; share: number }[]
  /** open days since sending */
  today: number
}

/** @returns null when nothing went out yet or nobody is asked */
export function responseOf(
  { asked, sentOn: sent, answers }: AnsweredDays,
  today: CalendarDate,
  calendar: Calendar,
): Response | null {
  if (sent === null || asked === 0) return null
  const sentOn = calendarDate(sent)
  const dayOf = (on: string) => Math.max(0, openDaysBetween(sentOn, calendarDate(on), calendar))
  const curve = (measure: Tally['answers'][number]['measure']) => {
    const counts = new Map<number, number>()
    for (const { on, count } of answers.filter((one) => one.measure === measure))
      counts.set(dayOf(on), (counts.get(dayOf(on)) ?? 0) + count)
    let sum = 0
    return [...counts]
      .sort(([one], [other]) => one - other)
      .map(([day, count]) => {
        sum += count
        return { day, share: sum / asked }
      })
  }
  return { asked, received: curve('received'), disseminated: curve('disseminated'), today: dayOf(today) }
}

/** The days of the answers of those who are asked; without recipients nobody is. */
export function answeredDays(tally: Tally | undefined): AnsweredDays {
  if (!tally) return { asked: 0, sentOn: null, answers: [] }
  return { ...tally, asked: sumOf(tally.rows.filter((one) => !one.isExempt)) }
}
