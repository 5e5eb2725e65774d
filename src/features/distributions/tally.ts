/**
 * Where the deliveries of distributions stand, counted once for everything that a page says of them. The rows go to
 * pure rules: the figures here, what remains and how fast it came in reports. The database keeps the counts folded and
 * adds what was not yet folded (migration `tally`): they are exact at any moment and cost the same at any size.
 */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'
import { deliveryRoles, statuses } from './standing.ts'

const row = z.object({
  status: z.enum(statuses),
  role: z.enum(deliveryRoles),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  isExempt: z.boolean(),
  askedSeparately: z.boolean(),
  isOverdue: z.boolean(),
  isNotified: z.boolean(),
  isReceived: z.boolean(),
  isDisseminated: z.boolean(),
  count: z.number(),
})
/** So many deliveries that are alike in all this. */
export type TallyRow = z.output<typeof row>

const answered = z.object({ measure: z.enum(['received', 'disseminated']), on: z.string(), count: z.number() })

const tally = z.object({
  rows: z.array(row),
  /** the first forwarding to anyone who is asked */
  sentOn: z.string().nullable(),
  /** how many of those who are asked answered on which day, never who */
  answers: z.array(answered),
})
export type Tally = z.output<typeof tally>

const key = sql`distribution_id, measure, status, role, owes, is_exempt, asked_separately, is_notified, is_received, is_disseminated`

/** An array in SQL, of what another statement of the same page finds. */
type Subselect = ReturnType<typeof sql>

/** Tallies by distribution; none for one without recipients. The caller has been allowed to count these. */
export function tallies(reader: Reader, distributionIds: readonly string[] | Subselect): Statement<Map<string, Tally>> {
  const ids = 'sql' in distributionIds ? distributionIds : sql`${[...distributionIds]}::uuid[]`
  return statement(
    sql`
    SELECT distribution_id AS id, min(day) FILTER (WHERE measure = 'notified')::text AS "sentOn",
      json_agg(json_build_object('status', status, 'role', role, 'owes', nullif(owes, ''), 'isExempt', is_exempt, 'askedSeparately', asked_separately,
        'isOverdue', is_overdue, 'isNotified', is_notified, 'isReceived', is_received, 'isDisseminated', is_disseminated, 'count', count)) FILTER (WHERE measure = 'standing') AS rows,
      coalesce(json_agg(json_build_object('measure', measure, 'on', day, 'count', count)) FILTER (WHERE measure IN ('received', 'disseminated')), '[]'::json) AS answers
    FROM (
      SELECT ${key}, measure = 'standing' AND owes <> '' AND day < ${reader.today}::date AS is_overdue,
        CASE WHEN measure <> 'standing' THEN day END AS day, sum(count)::integer AS count
      FROM delivery_tally_now WHERE distribution_id = ANY (${ids}) AND measure <> 'since'
      GROUP BY ${key}, 11, 12 HAVING sum(count) <> 0) AS counted
    GROUP BY distribution_id HAVING count(*) FILTER (WHERE measure = 'standing') > 0`,
    (rows) => {
      const found = z.array(tally.extend({ id: z.string() })).parse(rows)
      return new Map(found.map(({ id, ...rest }) => [id, rest]))
    },
  )
}

export function listTallies(reader: Reader, distributionIds: readonly string[]): Promise<Map<string, Tally>> {
  return run(reader, tallies(reader, distributionIds))
}

/** How many of these there are. */
export function sumOf(rows: readonly Pick<TallyRow, 'count'>[]): number {
  return rows.reduce((sum, one) => sum + one.count, 0)
}

/** total = fully answered + outstanding + question + exempt; a copy whose question is open counts as a question. */
export function countsOf(rows: readonly TallyRow[]) {
  const count = (isMeant: (one: TallyRow) => boolean) => sumOf(rows.filter(isMeant))
  const isOutstanding = (one: TallyRow) => one.owes !== null && one.status !== 'question'
  return {
    total: sumOf(rows),
    notified: count((one) => one.isNotified),
    received: count((one) => one.isReceived && !one.isExempt),
    disseminated: count((one) => one.isDisseminated && !one.isExempt),
    outstanding: count(isOutstanding),
    overdue: count((one) => isOutstanding(one) && one.isOverdue),
    question: count((one) => one.status === 'question'),
    bounced: count((one) => one.status === 'bounced'),
    exempt: count((one) => one.isExempt && one.status !== 'question'),
  }
}
export type Counts = ReturnType<typeof countsOf>

/** The figures by distribution, for whoever has been allowed to count these. */
export async function countDeliveries(
  reader: Reader,
  distributionIds: readonly string[],
): Promise<Map<string, Counts>> {
  const found = await listTallies(reader, distributionIds)
  return new Map([...found].map(([id, { rows }]) => [id, countsOf(rows)]))
}
