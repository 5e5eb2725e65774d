import { found, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { relationToUser } from '../membership.ts'
import { userChoice } from '../schema.ts'

/** The account ends: its sessions with it, at once. The person stays in the trail. The same again changes nothing more. */
export const disableUser = defineCommand({
  name: 'disableUser',
  input: userChoice,
  load: async (reader, input) => {
    await reader.tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${input.userId}::uuid FOR UPDATE`
    const user = found(
      await reader.tx.user.findUnique({
        where: { id: input.userId },
        select: {
          id: true,
          name: true,
          disabledAt: true,
          memberships: { where: { endedAt: null }, select: { organizationId: true } },
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
  },
  permit: (reader, { relation }) => decide(reader.actor, 'user.disable', relation),
  run: async (reader, { user }) => {
    if (user.id === reader.actor.id) refuseField('userId', 'account-own')
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
