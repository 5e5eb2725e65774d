import { found } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { sessionOrganization } from '../schema.ts'

/** From now on this session acts for another of one's own organizations; a stranger's session or organization is not found. */
export const switchOrganization = defineCommand({
  name: 'switchOrganization',
  input: sessionOrganization,
  load: async (reader, input) => {
    const userId = found(reader.actor.id)
    const session = await reader.tx.session.findFirst({
      where: { id: input.sessionId, userId, endedAt: null },
      select: { id: true, organizationId: true },
    })
    const membership = await reader.tx.membership.findFirst({
      where: { userId, organizationId: input.organizationId, endedAt: null },
      select: { organization: { select: { name: true } } },
    })
    return { session, membership }
  },
  permit: (_reader, { session, membership }) => (session && membership ? 'allow' : 'hide'),
  run: async (reader, { session, membership }, input) => {
    await reader.tx.session.update({ where: { id: input.sessionId }, data: { organizationId: input.organizationId } })
    return {
      result: { organizationId: input.organizationId },
      facts: [
        {
          event: 'account.organization-switched',
          object: { type: 'session', id: input.sessionId },
          organizationId: input.organizationId,
          label: found(membership).organization.name,
          before: { organizationId: found(session).organizationId },
        },
      ],
    }
  },
})
