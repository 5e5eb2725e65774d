/**
 * How fast those who were asked answered: shares against open days since the letter went out.
 * Invariants: the base is all who are asked now; day 0 is the first forwarding; an answer from before counts on day 0.
 */
import { z } from 'zod'
import { type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import type { Reader } from '#server/context.ts'

const answered = z.object({
  id: z.string(),
  sentOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
  count: z.coerce.number(),
})
export type AnsweredDay = Omit<z.output<typeof answered>, 'id'>

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
  const asked = days.reduce((sum, day) => sum + day.count, 0)
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

/** The days of the answers of these distributions; how many answered when, never who. */
export async function listAnsweredDays(
  reader: Reader,
  distributionIds: readonly string[],
): Promise<Map<string, AnsweredDay[]>> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT d.id, min(v.notified_on)::text AS "sentOn", v.received_on::text AS "receivedOn", v.disseminated_on::text AS "disseminatedOn", count(*) AS count
    FROM distribution d JOIN delivery v ON v.issuer_id = d.issuer_id AND v.distribution_id = d.id
    WHERE d.id = ANY (${distributionIds}::uuid[]) AND d.published_at IS NOT NULL AND NOT v.is_exempt
      AND (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
    GROUP BY d.id, v.received_on, v.disseminated_on`
  return Map.groupBy(z.array(answered).parse(rows), (one) => one.id)
}
