import { refuseField } from '#core/errors.ts'
import { isManager } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { decideAccount, getAccount, keepAdministrator, keepManager } from '../membership.ts'
import { userChoice } from '../schema.ts'

/** The account ends: its sessions with it, at once. The person stays in the trail. The same again changes nothing more. */
export const disableUser = defineCommand({
  name: 'disableUser',
  input: userChoice,
  load: (reader, input) => getAccount(reader, input.userId),
  permit: (reader, account) => decideAccount(reader, 'user.disable', account),
  run: async (reader, { user }) => {
    if (user.id === reader.actor.id) refuseField('userId', 'account-own')
    if (!user.disabledAt) {
      const managed = user.memberships.filter((one) => isManager(one.role)).map((one) => one.organizationId)
      await keepManager(reader, user.id, managed, 'userId')
      if (user.isSystemAdministrator) await keepAdministrator(reader, user.id, 'userId')
    }
    await reader.tx.user.update({ where: { id: user.id }, data: { disabledAt: user.disabledAt ?? reader.now } })
    const count = await reader.tx
      .$executeRaw`UPDATE session SET ended_at = now() WHERE user_id = ${user.id}::uuid AND ended_at IS NULL` // sessions live in real time
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.disabled',
          object: { type: 'user', id: user.id },
          organizationId: user.memberships[0]?.organizationId ?? null,
          label: user.name,
          after: { endedSessions: count },
        },
      ],
    }
  },
})
