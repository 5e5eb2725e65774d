import { defineCommand } from '#server/command.ts'
import { decideAccount, getAccount } from '../membership.ts'
import { userChoice } from '../schema.ts'

/** An account that was ended by mistake, or whose person comes back, is open again with its roles and password. */
export const enableUser = defineCommand({
  name: 'enableUser',
  input: userChoice,
  load: (reader, input) => getAccount(reader, input.userId),
  permit: (reader, account) => decideAccount(reader, 'user.disable', account),
  run: async (reader, { user }) => {
    await reader.tx.user.update({ where: { id: user.id }, data: { disabledAt: null } })
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.enabled',
          object: { type: 'user', id: user.id },
          organizationId: user.memberships[0]?.organizationId ?? null,
          label: user.name,
        },
      ],
    }
  },
})
