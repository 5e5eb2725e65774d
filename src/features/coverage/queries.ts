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

/** The municipalities of a prefecture on a day. The dates of a health centre city are those of its kind: it was a city before. */
const municipalityOnDay = sql`o.kind IN ('designated_city', 'core_city', 'health_center_city', 'special_ward', 'municipality')
  AND (o.kind <> 'municipality' OR o.valid_from IS NULL OR o.valid_from <= n.issued_on) AND (o.valid_to IS NULL OR o.valid_to >= n.issued_on)`

/**
 * The reach of the letters of these distributions, by distribution; left out where the issuer is no prefecture or no
 * municipality was told. All distributions of the same letter by the same issuer count as evidence.
 */
export function reach(reader: Reader, distributionIds: readonly string[]): Statement<Map<string, Reach>> {
  return statement(
    sql`
      SELECT * FROM (
        SELECT x.id AS "distributionId", o.id AS "organizationId", o.kind = 'municipality' AS "isOrdinary", v.status, v.notified_on::text AS "notifiedOn",
          v.received_on::text AS "receivedOn", v.disseminated_on::text AS "disseminatedOn", count(v.status) OVER (PARTITION BY x.id) AS told
        FROM distribution x JOIN notice n ON n.id = x.notice_id JOIN organization i ON i.id = x.issuer_id AND i.kind = 'prefecture'
          JOIN organization o ON o.prefecture_code = i.prefecture_code AND ${municipalityOnDay}
          LEFT JOIN (distribution d JOIN delivery v ON v.issuer_id = d.issuer_id AND v.distribution_id = d.id)
            ON d.issuer_id = x.issuer_id AND d.notice_id = x.notice_id AND d.published_at IS NOT NULL AND v.organization_id = o.id
        WHERE x.id = ANY (${[...distributionIds]}::uuid[]) AND (${reader.scope.seesEverything} OR x.issuer_id = ${reader.scope.organizationId}::uuid)) AS lines
      WHERE told > 0`,
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
