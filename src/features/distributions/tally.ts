/**
 * Where the deliveries of distributions stand, counted once for everything that a page says of them. The rows go to
 * pure rules: the figures here, what remains and how fast it came in reports.
 */
import { z } from 'zod'
import type { Reader } from '#server/context.ts'
import { deliveryRoles, statuses } from './standing.ts'

const row = z.object({
  status: z.enum(statuses),
  role: z.enum(deliveryRoles),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  isExempt: z.boolean(),
  askedSeparately: z.boolean(),
  isOverdue: z.boolean(),
  isNotified: z.boolean(),
  /** the first forwarding among these */
  sentOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
  count: z.coerce.number(),
})
/** So many deliveries that are alike in all this. */
export type TallyRow = z.output<typeof row>

/** Rows by distribution; none for one without recipients. The caller has been allowed to count these. */
export async function listTallies(
  reader: Reader,
  distributionIds: readonly string[],
): Promise<Map<string, TallyRow[]>> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT distribution_id AS id, status, role, owes, is_exempt AS "isExempt", asked_separately AS "askedSeparately",
      coalesce(owes IS NOT NULL AND due_on < ${reader.today}::date, false) AS "isOverdue", notified_on IS NOT NULL AS "isNotified",
      min(notified_on)::text AS "sentOn", received_on::text AS "receivedOn", disseminated_on::text AS "disseminatedOn", count(*) AS count
    FROM delivery WHERE distribution_id = ANY (${distributionIds}::uuid[])
    GROUP BY distribution_id, status, role, owes, is_exempt, asked_separately, 7, 8, received_on, disseminated_on`
  return Map.groupBy(z.array(row.extend({ id: z.string() })).parse(rows), (one) => one.id)
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
    received: count((one) => one.receivedOn !== null && !one.isExempt),
    disseminated: count((one) => one.disseminatedOn !== null && !one.isExempt),
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
  const tallies = await listTallies(reader, distributionIds)
  return new Map([...tallies].map(([id, rows]) => [id, countsOf(rows)]))
}
