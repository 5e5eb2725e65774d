/** Who somebody is to the actor: a colleague, one from below, or nobody. Roles end, they are never deleted. */
import type { Relation } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import type { Reader } from '#server/context.ts'

/** A living role with its person, locked for the change, or null. */
export async function findMembership(reader: Reader, userId: string, organizationId: string) {
  await reader.tx
    .$queryRaw`SELECT 1 FROM membership WHERE user_id = ${userId}::uuid AND organization_id = ${organizationId}::uuid AND ended_at IS NULL FOR UPDATE`
  return reader.tx.membership.findFirst({
    where: { userId, organizationId, endedAt: null },
    select: { id: true, role: true, organizationId: true, user: { select: { id: true, name: true } } },
  })
}

/**
 * How the actor stands to a whole account. Somebody with a role elsewhere too is `received`: seen by his manager here,
 * but his account is not this manager's to end.
 */
export async function relationToUser(reader: Reader, organizationIds: readonly string[]): Promise<Relation> {
  const me = reader.actor.organizationId
  if (organizationIds.length > 0 && organizationIds.every((id) => id === me)) return 'own'
  const found = await Promise.all(organizationIds.map((id) => relationTo(reader, id)))
  if (found.includes('own')) return 'received'
  return found.includes('below') ? 'below' : 'none'
}
