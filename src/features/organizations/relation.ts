/** How the actor's organization stands to another: itself, above it (it sends to us), below it, or nothing. */
import type { Relation } from '#core/policy/policy.ts'
import type { Reader } from '#server/context.ts'

export async function relationTo(reader: Reader, organizationId: string): Promise<Relation> {
  const me = reader.actor.organizationId
  if (organizationId === me) return 'own'
  const rows = await reader.tx.$queryRaw<{ relation: Relation }[]>`
    WITH RECURSIVE up(id, parent_id, kind) AS (
      SELECT id, parent_id, kind FROM organization WHERE id = ${organizationId}::uuid
      UNION ALL SELECT o.id, o.parent_id, o.kind FROM organization o JOIN up ON o.id = up.parent_id),
    mine(id, parent_id) AS (
      SELECT id, parent_id FROM organization WHERE id = ${me}::uuid UNION ALL SELECT o.id, o.parent_id FROM organization o JOIN mine ON o.id = mine.parent_id)
    SELECT CASE WHEN EXISTS (SELECT 1 FROM up WHERE id = ${me}::uuid) THEN 'below'
      WHEN EXISTS (SELECT 1 FROM mine WHERE id = ${organizationId}::uuid) OR EXISTS (SELECT 1 FROM organization WHERE id = ${organizationId}::uuid AND kind IN ('ministry', 'regional_bureau', 'regional_bureau_branch')) THEN 'received'
      ELSE 'none' END AS relation`
  return rows[0]?.relation ?? 'none'
}
