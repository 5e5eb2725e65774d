/**
 * The groups of 未確認, oldest first: recipients, or letters. Without a filter they come from what the database keeps
 * folded; with one they are walked in the order of an index: the first line of a group is where the group stands.
 * Every group has: key and first (its place), ref (whose lines), size (null: to be counted).
 */
import { emptySql, type Reader, sql } from '#server/context.ts'
import { pageLimit } from '#server/statement.ts'
import { isForEveryone } from './outstanding-figures.ts'
import {
  conditions,
  type OutstandingFilter,
  type OutstandingView,
  type Place,
  tierCondition,
} from './outstanding-filter.ts'

/** `groups`, the `lines` of a group `g` after the place, and how many it has in all: each a SELECT. */
export function groupsOf(reader: Reader, filter: OutstandingFilter, view: OutstandingView, after: Place | null) {
  const isKept = !isForEveryone(reader) && (filter.show ?? 'all') === 'all' && !filter.channel && !filter.sinceUpTo
  const held = conditions(reader, filter)
  if (view === 'notice') {
    const isLetter = isKept && !filter.tier && !filter.organizationId
    const ofOne = sql`v.issuer_id = d.issuer_id AND v.distribution_id = d.id`
    return {
      groups: letters(filter, after, isLetter ? keptLetters(reader, filter) : walkedLetters(reader, filter)),
      lines: sql`SELECT part.* FROM distribution d CROSS JOIN LATERAL (${linesWhere(sql`${ofOne} AND ${held}`, filter, after)}) AS part
        WHERE d.notice_id = g.ref ORDER BY part.since, part.code, part.id LIMIT ${pageLimit(filter.limit)}`,
      size: sql`SELECT count(*) FROM distribution d JOIN delivery v ON ${ofOne} WHERE d.notice_id = g.ref AND ${held}`,
    }
  }
  return {
    groups:
      isKept && !filter.noticeId ? keptRecipients(reader, filter, after) : walkedRecipients(reader, filter, after),
    lines: linesWhere(sql`v.organization_id = g.ref AND ${held}`, filter, after),
    size: sql`SELECT count(*) FROM delivery v WHERE v.organization_id = g.ref AND ${held}`,
  }
}

/** In the group where the last page ended only what follows its last line. */
function linesWhere(held: ReturnType<typeof sql>, { limit }: OutstandingFilter, after: Place | null) {
  const rest = after
    ? sql`AND (v.since_on, v.organization_code, v.id) > (CASE g.key WHEN ${after.key} THEN ${after.since}::date ELSE '-infinity'::date END,
        CASE g.key WHEN ${after.key} THEN ${after.code} ELSE '' END, CASE g.key WHEN ${after.key} THEN ${after.id}::uuid ELSE '00000000-0000-0000-0000-000000000000'::uuid END)`
    : emptySql
  return sql`SELECT v.id, v.organization_code AS code, v.since_on AS since FROM delivery v WHERE ${held} ${rest}
    ORDER BY v.since_on, v.organization_code, v.id LIMIT ${pageLimit(limit)}`
}

/** Folded recipients, and those that changed since, counted now. Filters that hold for a whole recipient apply. */
function keptRecipients(reader: Reader, { tier, organizationId, limit }: OutstandingFilter, after: Place | null) {
  const me = reader.scope.organizationId
  const whole = sql`${organizationId ? sql`AND g.organization_id = ${organizationId}::uuid` : emptySql} ${tierCondition(tier, 'g')}`
  const rest = after ? sql`AND (g.since_on, g.organization_code) >= (${after.first}::date, ${after.key})` : emptySql
  return sql`
    WITH touched AS MATERIALIZED (SELECT DISTINCT organization_id FROM outstanding_change WHERE issuer_id = ${me}::uuid)
    (SELECT g.organization_code AS key, g.since_on AS first, g.organization_id AS ref, g.lines::bigint AS size FROM outstanding_organization g
      WHERE g.issuer_id = ${me}::uuid AND NOT EXISTS (SELECT 1 FROM touched t WHERE t.organization_id = g.organization_id) ${whole} ${rest}
      ORDER BY g.since_on, g.organization_code LIMIT ${pageLimit(limit)})
    UNION ALL
    (SELECT g.organization_code, g.since_on, g.organization_id, g.lines FROM (
      SELECT t.organization_id, o.code AS organization_code, found.* FROM touched t JOIN organization o ON o.id = t.organization_id CROSS JOIN LATERAL (
        SELECT min(v.since_on) AS since_on, count(*) AS lines FROM delivery v
        WHERE v.issuer_id = ${me}::uuid AND v.organization_id = t.organization_id AND v.owes IS NOT NULL AND v.status <> 'question') AS found) AS g
      WHERE g.lines > 0 ${whole} ${rest} ORDER BY g.since_on, g.organization_code LIMIT ${pageLimit(limit)})`
}

/** Recipients with a line that the filter holds, each at its oldest such line. */
function walkedRecipients(reader: Reader, filter: OutstandingFilter, after: Place | null) {
  const rest = after ? sql`AND (v.since_on, v.organization_code) >= (${after.first}::date, ${after.key})` : emptySql
  return sql`
    SELECT v.organization_code AS key, v.since_on AS first, v.organization_id AS ref, NULL::bigint AS size FROM delivery v
    WHERE ${conditions(reader, filter)} ${rest} AND NOT EXISTS (
      SELECT 1 FROM delivery earlier WHERE earlier.organization_id = v.organization_id AND (earlier.since_on, earlier.id) < (v.since_on, v.id)
        AND ${conditions(reader, filter, 'earlier')})
    ORDER BY v.since_on, v.organization_code, v.id LIMIT ${pageLimit(filter.limit)}`
}

/** Letters by their oldest line. There are few: those that something is owed to. */
function letters({ limit }: OutstandingFilter, after: Place | null, all: ReturnType<typeof sql>) {
  const rest = after ? sql`WHERE (first, key) >= (${after.first}::date, ${after.key})` : emptySql
  return sql`SELECT * FROM (${all}) AS letter ${rest} ORDER BY first, key LIMIT ${pageLimit(limit)}`
}

function keptLetters(reader: Reader, { noticeId }: OutstandingFilter) {
  return sql`
    SELECT d.notice_id::text AS key, min(c.day) AS first, d.notice_id AS ref, sum(c.count)::bigint AS size
    FROM (SELECT distribution_id, day, sum(count) AS count FROM delivery_tally_now
      WHERE issuer_id = ${reader.scope.organizationId}::uuid AND measure = 'since' GROUP BY 1, 2 HAVING sum(count) > 0) AS c
      JOIN distribution d ON d.id = c.distribution_id ${noticeId ? sql`AND d.notice_id = ${noticeId}::uuid` : emptySql}
    GROUP BY d.notice_id`
}

function walkedLetters(reader: Reader, filter: OutstandingFilter) {
  const mine = isForEveryone(reader) ? sql`true` : sql`issuer_id = ${reader.scope.organizationId}::uuid`
  return sql`
    SELECT d.notice_id::text AS key, min(oldest.since_on) AS first, d.notice_id AS ref, NULL::bigint AS size
    FROM (SELECT issuer_id, distribution_id FROM delivery_tally_now WHERE ${mine} AND owes <> '' GROUP BY 1, 2 HAVING sum(count) > 0) AS owed
      JOIN distribution d ON d.id = owed.distribution_id CROSS JOIN LATERAL (
        SELECT v.since_on FROM delivery v WHERE v.issuer_id = owed.issuer_id AND v.distribution_id = owed.distribution_id AND ${conditions(reader, filter)}
        ORDER BY v.since_on, v.organization_code, v.id LIMIT 1) AS oldest
    GROUP BY d.notice_id`
}
