/** 版: what stands under one number. A later version replaces the earlier, which stays readable with who was sent it. */
import { z } from 'zod'
import type { Reader } from '#server/context.ts'

const version = z.object({
  version: z.number(),
  subject: z.string(),
  body: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: z.date(),
  createdByName: z.string().nullable(),
})
const holding = z.object({ version: z.number(), count: z.coerce.number(), names: z.array(z.string()) })
export type VersionLine = z.output<typeof version> & { holders: { count: number; names: string[] } }

/** Newest first; who was sent each is known to the organization that issued it. */
export async function listVersions(reader: Reader, noticeId: string): Promise<VersionLine[]> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT version, subject, body, reason, created_at AS "createdAt", created_by_name AS "createdByName" FROM notice_version WHERE notice_id = ${noticeId}::uuid ORDER BY version DESC`
  const holders = new Map((await listHolders(reader, noticeId)).map((one) => [one.version, one]))
  return z
    .array(version)
    .parse(rows)
    .map((one) => ({
      ...one,
      holders: { count: holders.get(one.version)?.count ?? 0, names: holders.get(one.version)?.names ?? [] },
    }))
}

/** As a covering letter by the version on the delivery; as an enclosure by what stood on the day it went out. */
async function listHolders(reader: Reader, noticeId: string) {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    WITH sent AS (
      SELECT v.organization_id, CASE WHEN d.notice_id = ${noticeId}::uuid THEN v.version
        ELSE (SELECT max(k.version) FROM notice_version k WHERE k.notice_id = ${noticeId}::uuid AND k.created_at <= d.published_at) END AS version
      FROM distribution d JOIN delivery v ON v.distribution_id = d.id AND v.issuer_id = d.issuer_id
      WHERE d.issuer_id = ${reader.actor.organizationId}::uuid AND d.published_at IS NOT NULL AND d.withdrawn_at IS NULL
        AND (d.notice_id = ${noticeId}::uuid OR EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${noticeId}::uuid))),
    latest AS (SELECT organization_id, max(version) AS version FROM sent GROUP BY organization_id)
    SELECT l.version, count(*) AS count, (array_agg(o.name ORDER BY o.code))[1:30] AS names FROM latest l JOIN organization o ON o.id = l.organization_id
    WHERE l.version IS NOT NULL GROUP BY l.version`
  return z.array(holding).parse(rows)
}

/** The version that stands now went out with a published distribution, as covering letter or enclosed. */
export async function isVersionSent(reader: Reader, notice: { id: string; version: number }): Promise<boolean> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM distribution d JOIN notice_version k ON k.notice_id = ${notice.id}::uuid AND k.version = ${notice.version}
    WHERE d.published_at IS NOT NULL AND ((d.notice_id = ${notice.id}::uuid AND d.version = ${notice.version})
      OR (d.published_at >= k.created_at AND EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${notice.id}::uuid))) LIMIT 1`
  return rows.length > 0
}
