/**
 * 未確認: who owes my organization which answer, across all letters.
 * Invariants: questions are left out unless asked for (their clock stands still); the order is by age, never by merit;
 * in a grouped view the groups stand by their oldest line and a group is never torn by the order.
 */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, isOpenDay } from '#core/time/open-days.ts'
import { emptySql, rawSql, type Reader, sql } from '#server/context.ts'
import { owedColumns, owedItem, owedJoins } from './owed-item.ts'

export const outstandingShows = ['all', 'overdue', 'bounced', 'question', 'urgent'] as const
export type OutstandingShow = (typeof outstandingShows)[number]
export const outstandingViews = ['organization', 'notice'] as const
export type OutstandingView = (typeof outstandingViews)[number]

/** Tiers of recipients as an officer names them, and the kinds of organization in each. */
export const recipientTiers = {
  prefecture: ['prefecture'],
  health_city: ['designated_city', 'core_city', 'health_center_city', 'special_ward'],
  municipality: ['municipality'],
  association: ['association'],
} as const
export type RecipientTier = keyof typeof recipientTiers | 'other'
export const tierNames = [...Object.keys(recipientTiers), 'other'] as RecipientTier[] // keys of the constant above

export interface OutstandingFilter {
  organizationId?: string | undefined
  noticeId?: string | undefined
  show?: OutstandingShow | undefined
  tier?: RecipientTier | undefined
  channel?: string | undefined
  /** only what has waited since this day or longer */
  sinceUpTo?: CalendarDate | undefined
  view?: OutstandingView | undefined
  after?: string | undefined
  limit: number
}

/** The latest day from which more than `days` open days have passed. */
export function dayBeforeOpenDays(today: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  let day = today
  for (let left = days + 1; left > 0; ) {
    if (isOpenDay(day, calendar)) left -= 1
    day = addDays(day, -1)
  }
  return day
}

const line = owedItem.extend({
  groupKey: z.string(),
  groupSince: z.string(),
  groupSize: z.coerce.number(),
})
export type OutstandingLine = z.output<typeof line>

const since = rawSql('coalesce(v.notified_on, d.published_on)')
const groupKeys = { organization: rawSql('o.code'), notice: rawSql('d.notice_id::text') } as const

/** Longest waiting first; in a view, group by group. */
export async function listOutstanding(reader: Reader, filter: OutstandingFilter): Promise<Page<OutstandingLine>> {
  const key = decodeCursor(filter.after, 5)
  const grouped = filter.view
    ? sql`${groupKeys[filter.view]} AS key, min(${since}) OVER w AS first, count(*) OVER w AS size`
    : sql`''::text AS key, ${since} AS first, 1 AS size`
  const window = filter.view ? sql`WINDOW w AS (PARTITION BY ${groupKeys[filter.view]})` : emptySql
  const rows = await reader.tx.$queryRaw<unknown[]>`
    WITH owed AS (
      SELECT v.id, o.code, ${since} AS since, ${grouped} FROM delivery v JOIN distribution d ON d.id = v.distribution_id JOIN organization o ON o.id = v.organization_id
      WHERE ${conditions(reader, filter)} ${window}),
    page AS (
      SELECT * FROM owed ${key ? sql`WHERE (first, key, since, code, id) > (${key[0]}::date, ${key[1]}, ${key[2]}::date, ${key[3]}, ${key[4]}::uuid)` : emptySql}
      ORDER BY first, key, since, code, id LIMIT ${filter.limit + 1})
    SELECT ${owedColumns}, page.key AS "groupKey", page.first::text AS "groupSince", page.size AS "groupSize"
    FROM page JOIN delivery v ON v.id = page.id ${owedJoins} ORDER BY page.first, page.key, page.since, page.code, page.id`
  return toPage(z.array(line).parse(rows), filter.limit, (row) => [
    row.groupSince,
    row.groupKey,
    row.sinceOn,
    row.code,
    row.deliveryId,
  ])
}

/** How many lines the filter holds. */
export async function countMatching(reader: Reader, filter: Omit<OutstandingFilter, 'limit'>): Promise<number> {
  const [row] = await reader.tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM delivery v JOIN distribution d ON d.id = v.distribution_id JOIN organization o ON o.id = v.organization_id
    WHERE ${conditions(reader, filter)}`
  return Number(row?.count ?? 0)
}

function conditions(reader: Reader, filter: Omit<OutstandingFilter, 'limit'>) {
  return sql`${ofMine(reader)} ${showCondition(reader, filter.show)} ${tierCondition(filter.tier)}
    ${filter.organizationId ? sql`AND v.organization_id = ${filter.organizationId}::uuid` : emptySql} ${filter.noticeId ? sql`AND d.notice_id = ${filter.noticeId}::uuid` : emptySql}
    ${filter.channel ? sql`AND coalesce(v.notified_by, v.channel) = ${filter.channel}` : emptySql} ${filter.sinceUpTo ? sql`AND ${since} <= ${filter.sinceUpTo}::date` : emptySql}`
}

function tierCondition(tier: RecipientTier | undefined) {
  if (!tier) return emptySql
  if (tier !== 'other') return sql`AND o.kind = ANY (${[...recipientTiers[tier]]}::text[])`
  return sql`AND o.kind <> ALL (${Object.values(recipientTiers).flat()}::text[])`
}

/** Condition on `delivery v`: what is owed to my organization, or to anybody for an administrator without one. */
export function ofMine(reader: Reader) {
  return reader.scope.seesEverything && reader.scope.organizationId === null
    ? sql`v.owes IS NOT NULL`
    : sql`v.issuer_id = ${reader.scope.organizationId}::uuid AND v.owes IS NOT NULL`
}

function showCondition(reader: Reader, show: OutstandingShow | undefined) {
  if (show === 'question') return sql`AND v.status = 'question'`
  if (show === 'bounced') return sql`AND v.status = 'bounced'`
  if (show === 'overdue') return sql`AND v.status <> 'question' AND v.due_on < ${reader.today}::date`
  if (show === 'urgent') return sql`AND v.status <> 'question' AND d.urgency = 'urgent'`
  return sql`AND v.status <> 'question'`
}

const figures = z.object({
  all: z.coerce.number(),
  receipt: z.coerce.number(),
  overdue: z.coerce.number(),
  bounced: z.coerce.number(),
  question: z.coerce.number(),
  urgent: z.coerce.number(),
  organizations: z.coerce.number(),
  notices: z.coerce.number(),
})

/** The figures of the filter chips and of the navigation. */
export async function countOutstanding(reader: Reader): Promise<z.output<typeof figures>> {
  const [row] = await reader.tx.$queryRaw<unknown[]>`
    SELECT count(*) FILTER (WHERE v.status <> 'question') AS all, count(*) FILTER (WHERE v.status <> 'question' AND v.owes = 'receipt') AS receipt,
      count(*) FILTER (WHERE v.status <> 'question' AND v.due_on < ${reader.today}::date) AS overdue, count(*) FILTER (WHERE v.status = 'bounced') AS bounced,
      count(*) FILTER (WHERE v.status = 'question') AS question, count(*) FILTER (WHERE v.status <> 'question' AND d.urgency = 'urgent') AS urgent,
      count(DISTINCT v.organization_id) FILTER (WHERE v.status <> 'question') AS organizations, count(DISTINCT d.notice_id) FILTER (WHERE v.status <> 'question') AS notices
    FROM delivery v JOIN distribution d ON d.id = v.distribution_id WHERE ${ofMine(reader)}`
  return figures.parse(row)
}
