import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { hashPassword } from '../password.ts'
import { emailKey, userInput } from '../schema.ts'

/** A person with a role in one organization. Flags of the installation are given by a system administrator only. */
export const addUser = defineCommand({
  name: 'addUser',
  input: userInput,
  load: async (reader, input) => ({
    organization: await reader.tx.organization.findUnique({
      where: { id: input.organizationId },
      select: { id: true, name: true },
    }),
    relation: await relationTo(reader, input.organizationId),
    known: await reader.tx.user.findUnique({ where: { emailKey: emailKey(input.email) }, select: { id: true } }),
  }),
  permit: (reader, { relation }, input) => {
    const needsAdministrator = input.isSystemAdministrator || input.isAuditor
    if (needsAdministrator && !reader.actor.isSystemAdministrator) return 'forbid'
    return decide(reader.actor, 'user.invite', relation)
  },
  run: async (reader, { organization, known }, input) => {
    if (!organization) refuseField('organizationId', 'unknown-organization')
    if (known) refuseField('email', 'email-taken')
    const passwordHash = await hashPassword(input.password)
    const user = await reader.tx.user.create({
      data: {
        email: input.email,
        emailKey: emailKey(input.email),
        name: input.name,
        passwordHash,
        isSystemAdministrator: input.isSystemAdministrator,
        isAuditor: input.isAuditor,
        memberships: { create: { organizationId: input.organizationId, role: input.role } },
      },
      select: { id: true },
    })
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.added',
          object: { type: 'user', id: user.id },
          organizationId: input.organizationId,
          after: { role: input.role },
        },
      ],
    }
  },
})
