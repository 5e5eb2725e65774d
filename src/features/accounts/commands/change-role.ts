import { found, refuseField } from '#core/errors.ts'
import { decide, isManager } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { findMembership, keepManager } from '../membership.ts'
import { roleInput } from '../schema.ts'

/** Another role in one organization; it bites on the next request, since each request reads the roles. */
export const changeRole = defineCommand({
  name: 'changeRole',
  input: roleInput,
  load: async (reader, input) => ({
    membership: found(await findMembership(reader, input.userId, input.organizationId)),
    relation: await relationTo(reader, input.organizationId),
  }),
  permit: (reader, { relation }) => decide(reader.actor, 'user.change-role', relation),
  run: async (reader, { membership }, input) => {
    if (input.userId === reader.actor.id) refuseField('role', 'role-own')
    if (isManager(membership.role) && !isManager(input.role))
      await keepManager(reader, input.userId, [input.organizationId], 'role')
    await reader.tx.membership.update({ where: { id: membership.id }, data: { role: input.role } })
    return {
      result: { id: input.userId },
      facts: [
        {
          event: 'account.role-changed',
          object: { type: 'user', id: input.userId },
          organizationId: input.organizationId,
          label: membership.user.name,
          before: { role: membership.role },
          after: { role: input.role },
        },
      ],
    }
  },
})
