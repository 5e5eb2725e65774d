/**
 * 未確認: who owes my organization which answer, across all letters.
 * Invariants: questions are left out unless asked for (their clock stands still); the order is by age, never by merit;
 * in a grouped view the groups stand by their oldest line and a group is never torn by the order.
 */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { pageLimit, run, type Statement, statement } from '#server/statement.ts'
import { conditions, type OutstandingFilter, type OutstandingView, type Place } from './outstanding-filter.ts'
import { groupsOf } from './outstanding-groups.ts'
import { owedColumns, owedItem, owedJoins } from './owed-item.ts'

const line = owedItem.extend({
  groupKey: z.string(),
  groupSince: z.string(),
  groupSize: z.coerce.number(),
})
export type OutstandingLine = z.output<typeof line>

/** Longest waiting first; in a view, group by group. The page is cut by an index before anything is joined to it. */
export function outstanding(reader: Reader, filter: OutstandingFilter): Statement<Page<OutstandingLine>> {
  const [first = '', key = '', since = '', code = '', id = ''] = decodeCursor(filter.after, 5) ?? []
  const after: Place | null = first ? { first, key, since, code, id } : null
  const page = filter.view ? groupedPage(reader, filter, filter.view, after) : plainPage(reader, filter, after)
  return statement(
    sql`${page}
    SELECT ${owedColumns}, page.key AS "groupKey", page.first::text AS "groupSince", page.size AS "groupSize"
    FROM page JOIN delivery v ON v.id = page.id ${owedJoins} ORDER BY page.first, page.key, page.since, page.code, page.id`,
    (rows) =>
      toPage(z.array(line).parse(rows), filter.limit, (row) => [
        row.groupSince,
        row.groupKey,
        row.sinceOn,
        row.code,
        row.deliveryId,
      ]),
  )
}

export function listOutstanding(reader: Reader, filter: OutstandingFilter): Promise<Page<OutstandingLine>> {
  return run(reader, outstanding(reader, filter))
}

function plainPage(reader: Reader, filter: OutstandingFilter, after: Place | null) {
  const rest = after
    ? sql`AND (v.since_on, v.organization_code, v.id) > (${after.since}::date, ${after.code}, ${after.id}::uuid)`
    : emptySql
  return sql`WITH page AS MATERIALIZED (
    SELECT v.id, v.organization_code AS code, v.since_on AS since, ''::text AS key, v.since_on AS first, 1 AS size
    FROM delivery v WHERE ${conditions(reader, filter)} ${rest} ORDER BY v.since_on, v.organization_code, v.id LIMIT ${pageLimit(filter.limit)})`
}

/** The groups from the one that the last page ended in, the lines of each, and their sizes for those that are shown. */
function groupedPage(reader: Reader, filter: OutstandingFilter, view: OutstandingView, after: Place | null) {
  const { groups, lines, size } = groupsOf(reader, filter, view, after)
  const limit = pageLimit(filter.limit)
  return sql`WITH groups AS MATERIALIZED (${groups}),
    ranked AS (SELECT *, sum(size) OVER (ORDER BY first, key) - size - CASE WHEN first_value(key) OVER (ORDER BY first, key) = ${after?.key ?? ''}
      THEN first_value(size) OVER (ORDER BY first, key) ELSE 0 END AS lines_before FROM groups),
    cut AS MATERIALIZED (
      SELECT l.id, l.code, l.since, g.key, g.first, g.size, g.ref FROM ranked g CROSS JOIN LATERAL (${lines}) AS l
      WHERE g.lines_before IS NULL OR g.lines_before < ${limit} ORDER BY g.first, g.key, l.since, l.code, l.id LIMIT ${limit}),
    sized AS (
      SELECT g.key, coalesce(g.size, (${size})) AS size
      FROM (SELECT DISTINCT key, ref, size FROM cut) AS g),
    page AS MATERIALIZED (SELECT cut.id, cut.code, cut.since, cut.key, cut.first, sized.size FROM cut JOIN sized ON sized.key = cut.key)`
}

/** How many lines the filter holds. */
export function matching(reader: Reader, filter: Omit<OutstandingFilter, 'limit'>): Statement<number> {
  return statement(
    sql`SELECT count(*) AS count FROM delivery v WHERE ${conditions(reader, filter)}`,
    ([row]) => z.object({ count: z.coerce.number() }).parse(row).count,
  )
}

export function countMatching(reader: Reader, filter: Omit<OutstandingFilter, 'limit'>): Promise<number> {
  return run(reader, matching(reader, filter))
}
