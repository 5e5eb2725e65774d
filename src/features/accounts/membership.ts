/**
 * Who somebody is to the actor: a colleague, one from below, or nobody. Roles end, they are never deleted. An organization
 * that has a manager never loses the last one, and the installation never loses its last administrator.
 */
import { found, refuseField } from '#core/errors.ts'
import { type Action, type Decision, decide, type Relation } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import type { Reader } from '#server/context.ts'

/** Changes of roles are rare; one after the other, no two of them can take the last manager away together. */
export async function lockRoles(reader: Reader): Promise<void> {
  await reader.tx.$queryRaw`SELECT 1 FROM installation WHERE id = 1 FOR UPDATE`
}

/** A living role with its person, locked for the change, or null. */
export async function findMembership(reader: Reader, userId: string, organizationId: string) {
  await lockRoles(reader)
  return reader.tx.membership.findFirst({
    where: { userId, organizationId, endedAt: null },
    select: {
      id: true,
      role: true,
      organizationId: true,
      user: { select: { id: true, name: true, email: true, disabledAt: true } },
    },
  })
}

/** A whole account with its living roles, locked for the change. @throws AppError not-found */
export async function getAccount(reader: Reader, userId: string) {
  await lockRoles(reader)
  const user = found(
    await reader.tx.user.findUnique({
      where: { id: userId },
      select: {
        id: true,
        name: true,
        email: true,
        disabledAt: true,
        isSystemAdministrator: true,
        isAuditor: true,
        memberships: { where: { endedAt: null }, select: { organizationId: true, role: true } },
      },
    }),
  )
  return {
    user,
    relation: await relationToUser(
      reader,
      user.memberships.map((one) => one.organizationId),
    ),
  }
}
export type Account = Awaited<ReturnType<typeof getAccount>>

/**
 * How the actor stands to a whole account. Somebody with a role elsewhere too is `received`: seen by his manager here,
 * but his account is not this manager's to end.
 */
export async function relationToUser(reader: Reader, organizationIds: readonly string[]): Promise<Relation> {
  const me = reader.actor.organizationId
  if (organizationIds.length > 0 && organizationIds.every((id) => id === me)) return 'own'
  const relations = await Promise.all(organizationIds.map((id) => relationTo(reader, id)))
  if (relations.includes('own')) return 'received'
  if (relations.includes('below')) return 'below'
  return relations.includes('received') ? 'received' : 'none'
}

/** What may be done to a whole account. That of an administrator or auditor is only an administrator's to end or reset. */
export function decideAccount(reader: Reader, action: Action, { user, relation }: Account): Decision {
  const decision = decide(reader.actor, action, relation)
  const isGuarded = user.isSystemAdministrator || user.isAuditor
  return decision === 'allow' && isGuarded && !reader.actor.isSystemAdministrator ? 'forbid' : decision
}

/** @throws AppError invalid when nobody else manages an organization that this person manages */
export async function keepManager(reader: Reader, userId: string, organizationIds: readonly string[], field: string) {
  for (const organizationId of organizationIds) {
    const others = await reader.tx.membership.count({
      where: { organizationId, role: 'manager', endedAt: null, userId: { not: userId }, user: { disabledAt: null } },
    })
    if (others === 0) refuseField(field, 'last-manager')
  }
}

/** @throws AppError invalid when nobody else administers the installation */
export async function keepAdministrator(reader: Reader, userId: string, field: string) {
  const others = await reader.tx.user.count({
    where: { isSystemAdministrator: true, disabledAt: null, id: { not: userId } },
  })
  if (others === 0) refuseField(field, 'last-administrator')
}
