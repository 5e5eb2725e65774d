/** 版: what stands under one number. A later version replaces the earlier, which stays readable with who was sent it. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { instant, type Statement, statement } from '#server/statement.ts'

const version = z.object({
  version: z.number(),
  subject: z.string(),
  body: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
  createdByName: z.string().nullable(),
})
const holding = z.object({ version: z.number(), count: z.coerce.number(), names: z.array(z.string()) })
export type VersionLine = z.output<typeof version> & { holders: { count: number; names: string[] } }

/** Newest first. @param holders who was sent each, as its issuer knows it */
export function versionsOf(reader: Reader, noticeId: string) {
  return {
    versions: statement(
      sql`
      SELECT version, subject, body, reason, created_at AS "createdAt", created_by_name AS "createdByName" FROM notice_version WHERE notice_id = ${noticeId}::uuid ORDER BY version DESC`,
      (rows) => z.array(version).parse(rows),
    ),
    holders: holdersOf(reader, noticeId),
  }
}

export function withHolders(
  versions: readonly z.output<typeof version>[],
  holders: readonly z.output<typeof holding>[],
): VersionLine[] {
  const byVersion = new Map(holders.map((one) => [one.version, one]))
  return versions.map((one) => ({
    ...one,
    holders: { count: byVersion.get(one.version)?.count ?? 0, names: byVersion.get(one.version)?.names ?? [] },
  }))
}

/** As a covering letter by the version on the delivery; as an enclosure by what stood on the day it went out. */
function holdersOf(reader: Reader, noticeId: string) {
  return statement(
    sql`
    WITH sent AS (
      SELECT v.organization_id, CASE WHEN d.notice_id = ${noticeId}::uuid THEN v.version
        ELSE (SELECT max(k.version) FROM notice_version k WHERE k.notice_id = ${noticeId}::uuid AND k.created_at <= d.published_at) END AS version
      FROM distribution d JOIN delivery v ON v.distribution_id = d.id AND v.issuer_id = d.issuer_id
      WHERE d.issuer_id = ${reader.actor.organizationId}::uuid AND d.published_at IS NOT NULL AND d.withdrawn_at IS NULL
        AND (d.notice_id = ${noticeId}::uuid OR EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${noticeId}::uuid))),
    latest AS (SELECT organization_id, max(version) AS version FROM sent GROUP BY organization_id)
    SELECT l.version, count(*) AS count, (array_agg(o.name ORDER BY o.code))[1:30] AS names FROM latest l JOIN organization o ON o.id = l.organization_id
    WHERE l.version IS NOT NULL GROUP BY l.version`,
    (rows) => z.array(holding).parse(rows),
  )
}

/** The version that stands now went out with a published distribution, as covering letter or enclosed. */
export function isVersionSent(notice: { id: string; version: number }): Statement<boolean> {
  return statement(
    sql`
    SELECT 1 FROM distribution d JOIN notice_version k ON k.notice_id = ${notice.id}::uuid AND k.version = ${notice.version}
    WHERE d.published_at IS NOT NULL AND ((d.notice_id = ${notice.id}::uuid AND d.version = ${notice.version})
      OR (d.published_at >= k.created_at AND EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${notice.id}::uuid))) LIMIT 1`,
    (rows) => rows.length > 0,
  )
}
