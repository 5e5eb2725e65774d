import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { defineCommand } from '#server/command.ts'
import { hashPassword, initialPassword } from '../password.ts'
import { emailKey, userInput } from '../schema.ts'

/**
 * A person with a role in one organization. Flags of the installation are given by a system administrator only.
 * Whatever password another person chose, or read on the screen, is changed at the first sign-in; one that was made here
 * is returned once.
 */
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
    const made = input.password === undefined ? initialPassword() : null
    const { email, name, organizationId, role, isSystemAdministrator, isAuditor } = input
    const user = await reader.tx.user.create({
      data: {
        email,
        emailKey: emailKey(email),
        name,
        passwordHash: await hashPassword(made ?? input.password ?? '', [email, name]),
        mustChangePassword: reader.actor.kind !== 'system',
        isSystemAdministrator,
        isAuditor,
        memberships: { create: { organizationId, role } },
      },
      select: { id: true },
    })
    const after = {
      email,
      role,
      ...(isSystemAdministrator && { isSystemAdministrator }),
      ...(isAuditor && { isAuditor }),
    }
    return {
      result: { id: user.id, initialPassword: made },
      facts: [{ event: 'account.added', object: { type: 'user', id: user.id }, organizationId, label: name, after }],
    }
  },
})
