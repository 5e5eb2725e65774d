/**
 * How the actor's organization stands to another: itself, above it (it sends to us: the parents, the ministry and its
 * bureaus), below it (a ministry has everyone below it), or nothing.
 */
import type { Relation } from '#core/policy/policy.ts'
import { found } from '#core/errors.ts'
import { type Reader, sql } from '#server/context.ts'

const senders = sql`('ministry', 'regional_bureau', 'regional_bureau_branch')`

/** The ids above the actor's organization and below it, the organization itself in both. */
function above(reader: Reader) {
  return sql`(WITH RECURSIVE up(id, parent_id) AS (
    SELECT id, parent_id FROM organization WHERE id = ${reader.actor.organizationId}::uuid UNION ALL SELECT p.id, p.parent_id FROM organization p JOIN up ON p.id = up.parent_id) SELECT id FROM up)`
}

function below(reader: Reader) {
  return sql`(WITH RECURSIVE down(id) AS (
    SELECT ${reader.actor.organizationId}::uuid UNION ALL SELECT c.id FROM organization c JOIN down ON c.parent_id = down.id) SELECT id FROM down)`
}

/** A column of `organization o`; for somebody with an organization. */
export function relationColumn(reader: Reader) {
  return sql`CASE WHEN o.id = ${reader.actor.organizationId}::uuid THEN 'own'
    WHEN o.id IN ${below(reader)} OR EXISTS (SELECT 1 FROM organization m WHERE m.id = ${reader.actor.organizationId}::uuid AND m.kind = 'ministry') THEN 'below'
    WHEN o.kind IN ${senders} OR o.id IN ${above(reader)} THEN 'received' ELSE 'none' END`
}

/** Condition on `organization o`: what may be listed. Someone without an organization sees nothing. */
export function visibleOrganizations(reader: Reader) {
  return sql`(${reader.scope.seesEverything} OR (${reader.actor.organizationId !== null} AND ${relationColumn(reader)} <> 'none'))`
}

/** The same for a few at hand: each is followed upwards, where the other way reads everybody below the actor's organization. */
export function visibleOfFew(reader: Reader) {
  const me = reader.actor.organizationId
  return sql`(${reader.scope.seesEverything} OR (${me !== null} AND (o.kind IN ${senders} OR o.id IN ${above(reader)}
    OR EXISTS (SELECT 1 FROM organization m WHERE m.id = ${me}::uuid AND m.kind = 'ministry')
    OR EXISTS (WITH RECURSIVE up(id, parent_id) AS (
      SELECT o.id, o.parent_id UNION ALL SELECT p.id, p.parent_id FROM organization p JOIN up ON p.id = up.parent_id) SELECT 1 FROM up WHERE up.id = ${me}::uuid))))`
}

export async function relationTo(reader: Reader, organizationId: string): Promise<Relation> {
  if (organizationId === reader.actor.organizationId) return 'own'
  if (reader.actor.organizationId === null) return 'none'
  const rows = await reader.tx.$queryRaw<
    { relation: Relation }[]
  >`SELECT ${relationColumn(reader)} AS relation FROM organization o WHERE o.id = ${organizationId}::uuid`
  return rows[0]?.relation ?? 'none'
}

/** A desk, locked for the change. @throws AppError not-found */
export async function lockPost(reader: Reader, postId: string) {
  await reader.tx.$queryRaw`SELECT 1 FROM post WHERE id = ${postId}::uuid FOR UPDATE`
  return found(await reader.tx.post.findUnique({ where: { id: postId } }))
}
