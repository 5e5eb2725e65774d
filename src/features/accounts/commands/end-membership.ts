import { found, refuseField } from '#core/errors.ts'
import { decide, isManager } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { findMembership, keepManager } from '../membership.ts'
import { membershipChoice } from '../schema.ts'

/** The role in this organization ends; roles elsewhere and the account stay. It bites on the next request. */
export const endMembership = defineCommand({
  name: 'endMembership',
  input: membershipChoice,
  load: async (reader, input) => ({
    membership: found(await findMembership(reader, input.userId, input.organizationId)),
    relation: await relationTo(reader, input.organizationId),
  }),
  permit: (reader, { relation }) => decide(reader.actor, 'user.change-role', relation),
  run: async (reader, { membership }, input) => {
    if (input.userId === reader.actor.id) refuseField('userId', 'membership-own')
    if (isManager(membership.role)) await keepManager(reader, input.userId, [input.organizationId], 'userId')
    await reader.tx.membership.update({ where: { id: membership.id }, data: { endedAt: reader.now } })
    return {
      result: { id: input.userId },
      facts: [
        {
          event: 'account.membership-ended',
          object: { type: 'user', id: input.userId },
          organizationId: input.organizationId,
          label: membership.user.name,
          before: { role: membership.role },
        },
      ],
    }
  },
})
