/** Reads of the reach of letters, within what the actor may see. */
import { z } from 'zod'
import { statuses } from '#features/distributions/standing.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'
import { type Reach, reachOf } from './reach.ts'

const row = z.object({
  distributionId: z.string(),
  organizationId: z.string(),
  isOrdinary: z.boolean(),
  status: z.enum(statuses).nullable(),
  notifiedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
})

const municipality = sql`o.kind IN ('designated_city', 'core_city', 'health_center_city', 'special_ward', 'municipality')`
/** On the day of letter n. The dates of a health centre city are those of its kind: it was a city before. */
const onDay = sql`(o.kind <> 'municipality' OR o.valid_from IS NULL OR o.valid_from <= n.issued_on) AND (o.valid_to IS NULL OR o.valid_to >= n.issued_on)`

/**
 * The reach of the letters of these distributions, by distribution; left out where the issuer is no prefecture or no
 * municipality was told. All distributions of the same letter by the same issuer count as evidence.
 */
export function reach(reader: Reader, distributionIds: readonly string[]): Statement<Map<string, Reach>> {
  return statement(
    sql`
      WITH letter AS MATERIALIZED (
        SELECT x.id, x.issuer_id, x.notice_id, n.issued_on, i.prefecture_code
        FROM distribution x JOIN notice n ON n.id = x.notice_id JOIN organization i ON i.id = x.issuer_id AND i.kind = 'prefecture'
        WHERE x.id = ANY (${[...distributionIds]}::uuid[]) AND (${reader.scope.seesEverything} OR x.issuer_id = ${reader.scope.organizationId}::uuid)),
      sent AS MATERIALIZED (
        SELECT l.id AS letter_id, d.id FROM letter l JOIN distribution d ON d.issuer_id = l.issuer_id AND d.notice_id = l.notice_id AND d.published_at IS NOT NULL),
      told AS MATERIALIZED (
        SELECT s.letter_id, v.organization_id, v.status, v.notified_on, v.received_on, v.disseminated_on
        FROM organization o JOIN delivery v ON v.organization_id = o.id AND v.distribution_id = ANY (ARRAY(SELECT id FROM sent)) JOIN sent s ON s.id = v.distribution_id
        WHERE ${municipality} AND o.prefecture_code IN (SELECT prefecture_code FROM letter))
      SELECT n.id AS "distributionId", o.id AS "organizationId", o.kind = 'municipality' AS "isOrdinary", t.status, t.notified_on::text AS "notifiedOn",
        t.received_on::text AS "receivedOn", t.disseminated_on::text AS "disseminatedOn"
      FROM letter n JOIN organization o ON o.prefecture_code = n.prefecture_code AND ${municipality} AND ${onDay} LEFT JOIN told t ON t.letter_id = n.id AND t.organization_id = o.id
      WHERE n.id IN (SELECT letter_id FROM told)`,
    (rows) => reachByDistribution(z.array(row).parse(rows)),
  )
}

export function listReach(reader: Reader, distributionIds: readonly string[]): Promise<Map<string, Reach>> {
  return run(reader, reach(reader, distributionIds))
}

function reachByDistribution(rows: readonly z.output<typeof row>[]): Map<string, Reach> {
  const found = new Map<string, Reach>()
  for (const [id, lines] of Map.groupBy(rows, (one) => one.distributionId)) {
    const counted = reachOf(
      lines.map(({ organizationId, isOrdinary, status, ...dates }) => ({
        organizationId,
        isOrdinary,
        delivery: status ? { status, ...dates } : null,
      })),
    )
    if (counted) found.set(id, counted)
  }
  return found
}
