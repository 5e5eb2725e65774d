/** What stands around every page of the office: what waits on both sides, and whether today is an open day. One statement. */
import { z } from 'zod'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, usualCalendar } from '#core/time/open-days.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, statement } from '#server/statement.ts'
import { myTallies } from './outstanding-figures.ts'

const row = z.object({
  isDemo: z.boolean(),
  inbox: z.coerce.number(),
  receipt: z.coerce.number(),
  dissemination: z.coerce.number(),
  closing: z.array(z.object({ from: z.string(), to: z.string() })),
})

export interface FrameFigures {
  today: CalendarDate
  /** the sample world, which says so on every page */
  isDemo: boolean
  /** what my organization owes, questions included */
  inbox: number
  /** 未確認 in its two parts, questions left out */
  outstanding: { receipt: number; dissemination: number }
  /** the closing days of my organization; the usual ones where it has none of its own */
  calendar: Calendar
}

export function frameFigures(reader: Reader) {
  const me = reader.scope.organizationId
  return statement(
    sql`
    SELECT i.is_demo AS "isDemo", (SELECT count(*) FROM delivery WHERE organization_id = ${me}::uuid AND owes IS NOT NULL) AS inbox,
      coalesce(o.receipt, 0) AS receipt, coalesce(o.dissemination, 0) AS dissemination,
      (SELECT coalesce(json_agg(json_build_object('from', from_month_day, 'to', to_month_day)), '[]'::json) FROM closing_day WHERE organization_id = ${me}::uuid) AS closing
    FROM installation i, LATERAL (
      SELECT sum(t.count) FILTER (WHERE t.owes = 'receipt') AS receipt, sum(t.count) FILTER (WHERE t.owes = 'dissemination') AS dissemination
      FROM ${myTallies(reader)} WHERE t.status <> 'question') o
    WHERE i.id = 1`,
    ([found]): FrameFigures => {
      const { isDemo, inbox, receipt, dissemination, closing } = row.parse(found)
      return {
        today: reader.today,
        isDemo,
        inbox,
        outstanding: { receipt, dissemination },
        calendar: closing.length > 0 ? closing : usualCalendar,
      }
    },
  )
}

export function getFrameFigures(reader: Reader): Promise<FrameFigures> {
  return run(reader, frameFigures(reader))
}
