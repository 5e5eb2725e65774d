/** How the actor's organization stands to a letter, and the condition by which lists show it. */
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Relation } from '#core/policy/policy.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'

const row = z.object({
  id: z.string(),
  registerId: z.string(),
  version: z.number(),
  revision: z.number(),
  isWithdrawn: z.boolean(),
  isDraft: z.boolean(),
  isOwn: z.boolean(),
  isReceived: z.boolean(),
  isBelow: z.boolean(),
})

export interface FoundNotice {
  id: string
  registerId: string
  version: number
  revision: number
  isWithdrawn: boolean
  isDraft: boolean
  relation: Relation
}

/** A published distribution carries letter n, as covering letter or enclosure. */
const carries = sql`d.published_at IS NOT NULL AND (d.notice_id = n.id OR EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = n.id))`

function receivedBy(organizationId: string | null) {
  return sql`EXISTS (SELECT 1 FROM delivery v JOIN distribution d ON d.id = v.distribution_id WHERE v.organization_id = ${organizationId}::uuid AND ${carries})`
}

function belowOf(organizationId: string | null) {
  return sql`EXISTS (SELECT 1 FROM distribution d WHERE d.upstream_ids @> ARRAY[${organizationId}::uuid] AND ${carries})`
}

/** Letters (alias n) that the actor's lists may show. */
export function visibleNotices(reader: Reader) {
  const { organizationId, seesDrafts, seesEverything } = reader.scope
  return sql`((n.register_id = ${organizationId}::uuid AND (n.published_at IS NOT NULL OR ${seesDrafts})) OR (${seesEverything} AND n.published_at IS NOT NULL)
    OR (n.published_at IS NOT NULL AND (${receivedBy(organizationId)} OR ${belowOf(organizationId)})))`
}

/** @throws AppError not-found when there is no such letter at all; the policy decides about those that exist */
export function findNotice(reader: Reader, id: string): Promise<FoundNotice> {
  return run(reader, foundNotice(reader, id))
}

/** @throws AppError not-found */
export function foundNotice(reader: Reader, id: string): Statement<FoundNotice> {
  const me = reader.actor.organizationId
  return statement(
    sql`
    SELECT n.id, n.register_id AS "registerId", n.version, n.revision, n.withdrawn_at IS NOT NULL AS "isWithdrawn", n.published_at IS NULL AS "isDraft", n.register_id = ${me}::uuid IS TRUE AS "isOwn",
      ${receivedBy(me)} AS "isReceived", ${belowOf(me)} AS "isBelow" FROM notice n WHERE n.id = ${id}::uuid`,
    (rows) => {
      if (rows.length === 0) throw new AppError('not-found', [], { objectType: 'notice', objectId: id })
      const { isOwn, isReceived, isBelow, ...notice } = row.parse(rows[0])
      return { ...notice, relation: isOwn ? 'own' : isReceived ? 'received' : isBelow ? 'below' : 'none' }
    },
  )
}

/** The same, its row locked for the change at hand. */
export async function lockNotice(reader: Reader, id: string): Promise<FoundNotice> {
  await reader.tx.$queryRaw`SELECT 1 FROM notice WHERE id = ${id}::uuid FOR UPDATE`
  return findNotice(reader, id)
}

/** Nothing is added to what was withdrawn; it only stays readable. @throws AppError not-now */
export function assertStanding(notice: FoundNotice): void {
  if (notice.isWithdrawn) throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
}
