/** The trail of an object and of what belongs to it, for its page. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { instant, type Statement, statement } from '#server/statement.ts'

const line = z.object({
  id: z.coerce.bigint(),
  recordedAt: instant,
  event: z.string(),
  actorName: z.string(),
  label: z.string().nullable(),
})
export type AuditLine = z.output<typeof line>

/** @param objectIds an array in SQL. Newest first, of the actor's own organization; the page asks the policy before it calls. What was refused stands in the room of records. */
export function objectHistory(
  reader: Reader,
  objectIds: ReturnType<typeof sql>,
  limit: number,
): Statement<AuditLine[]> {
  return statement(
    sql`
    SELECT id, recorded_at AS "recordedAt", event, actor_name AS "actorName", label FROM audit_entry
    WHERE object_id = ANY (${objectIds}) AND outcome = 'done' AND (${reader.scope.seesEverything} OR organization_id = ${reader.scope.organizationId}::uuid)
    ORDER BY id DESC LIMIT ${limit}`,
    (rows) => z.array(line).parse(rows),
  )
}
