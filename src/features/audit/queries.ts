/** Reading the trail: a manager sees that of his organization, an auditor and the system administrator see it too. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'

const entry = z.object({
  id: z.bigint(),
  recordedAt: z.date(),
  event: z.string(),
  outcome: z.string(),
  actorName: z.string(),
  label: z.string().nullable(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  after: z.unknown(),
})
export type AuditLine = z.output<typeof entry>

/** Newest first. @throws AppError forbidden */
export async function listAudit(
  reader: Reader,
  filter: { after?: string | undefined; limit: number },
): Promise<Page<AuditLine>> {
  enforce(decide(reader.actor, 'audit.read', 'own'))
  const key = decodeCursor(filter.after, 1)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, recorded_at AS "recordedAt", event, outcome, actor_name AS "actorName", label, object_type AS "objectType", object_id AS "objectId", after FROM audit_entry
    WHERE (${reader.scope.seesEverything} OR organization_id = ${reader.scope.organizationId}::uuid) ${key ? sql`AND id < ${BigInt(key[0] ?? '0')}` : emptySql}
    ORDER BY id DESC LIMIT ${filter.limit + 1}`
  return toPage(z.array(entry).parse(rows), filter.limit, (row) => [String(row.id)])
}
