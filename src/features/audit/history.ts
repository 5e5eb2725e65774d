/** The trail of an object and of what belongs to it, for its page. */
import { z } from 'zod'
import type { Reader } from '#server/context.ts'

const line = z.object({
  id: z.bigint(),
  recordedAt: z.date(),
  event: z.string(),
  actorName: z.string(),
  label: z.string().nullable(),
})
export type AuditLine = z.output<typeof line>

/** Newest first, of the actor's own organization; the page asks the policy before it calls. What was refused stands in the room of records. */
export async function listObjectHistory(
  reader: Reader,
  objectIds: readonly string[],
  limit: number,
): Promise<AuditLine[]> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, recorded_at AS "recordedAt", event, actor_name AS "actorName", label FROM audit_entry
    WHERE object_id = ANY (${objectIds}) AND outcome = 'done' AND (${reader.scope.seesEverything} OR organization_id = ${reader.scope.organizationId}::uuid)
    ORDER BY id DESC LIMIT ${limit}`
  return z.array(line).parse(rows)
}
