import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { lockRoles } from '../membership.ts'
import { emailKey, membershipInput } from '../schema.ts'

/** 兼務: somebody who has an account already gets a role in one more organization, and can switch to it. */
export const addMembership = defineCommand({
  name: 'addMembership',
  input: membershipInput,
  load: async (reader, input) => {
    await lockRoles(reader)
    return {
      organization: await reader.tx.organization.findUnique({
        where: { id: input.organizationId },
        select: { name: true },
      }),
      relation: await relationTo(reader, input.organizationId),
      user: await reader.tx.user.findUnique({
        where: { emailKey: emailKey(input.email) },
        select: { id: true, name: true, memberships: { where: { endedAt: null }, select: { organizationId: true } } },
      }),
    }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'user.invite', relation),
  run: async (reader, { organization, user }, { organizationId, role }) => {
    if (!organization) refuseField('organizationId', 'unknown-organization')
    if (!user) refuseField('email', 'unknown-person')
    if (user.memberships.some((one) => one.organizationId === organizationId)) refuseField('email', 'member-already')
    await reader.tx.membership.create({ data: { userId: user.id, organizationId, role }, select: { id: true } })
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.membership-added',
          object: { type: 'user', id: user.id },
          organizationId,
          label: user.name,
          after: { role },
        },
      ],
    }
  },
})
