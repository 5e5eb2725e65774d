import { refuseField } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { decideAccount, getAccount } from '../membership.ts'
import { hashPassword, initialPassword } from '../password.ts'
import { userChoice } from '../schema.ts'

/** For somebody who has forgotten the password: a new one is returned once, his sessions end, and he changes it at sign-in. */
export const setInitialPassword = defineCommand({
  name: 'setInitialPassword',
  input: userChoice,
  load: (reader, input) => getAccount(reader, input.userId),
  permit: (reader, account) => decideAccount(reader, 'user.reset-password', account),
  run: async (reader, { user }) => {
    if (user.id === reader.actor.id) refuseField('userId', 'password-own')
    const made = initialPassword()
    await reader.tx.user.update({
      where: { id: user.id },
      data: { passwordHash: await hashPassword(made), mustChangePassword: true },
    })
    const count = await reader.tx
      .$executeRaw`UPDATE session SET ended_at = now() WHERE user_id = ${user.id}::uuid AND ended_at IS NULL`
    return {
      result: { id: user.id, name: user.name, email: user.email, initialPassword: made },
      facts: [
        {
          event: 'account.password-reset',
          object: { type: 'user', id: user.id },
          organizationId: user.memberships[0]?.organizationId ?? null,
          label: user.name,
          after: { endedSessions: count },
        },
      ],
    }
  },
})
