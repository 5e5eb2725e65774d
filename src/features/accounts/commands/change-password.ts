import { found, refuseField } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { hashPassword, isPassword } from '../password.ts'
import { passwordInput } from '../schema.ts'

/** One's own password, with the old one. Every other session of the person ends. */
export const changePassword = defineCommand({
  name: 'changePassword',
  input: passwordInput,
  load: async (reader) => {
    const id = found(reader.actor.kind === 'user' ? reader.actor.id : null)
    await reader.tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${id}::uuid FOR UPDATE`
    return found(
      await reader.tx.user.findUnique({
        where: { id },
        select: { id: true, name: true, email: true, passwordHash: true },
      }),
    )
  },
  permit: () => 'allow', // load finds only the actor himself
  run: async (reader, user, input) => {
    if (!(await isPassword(user.passwordHash, input.currentPassword))) refuseField('currentPassword', 'password-wrong')
    if (input.password === input.currentPassword) refuseField('password', 'password-same')
    const passwordHash = await hashPassword(input.password, [user.email, user.name])
    await reader.tx.user.update({ where: { id: user.id }, data: { passwordHash, mustChangePassword: false } })
    const count = await reader.tx.$executeRaw`
      UPDATE session SET ended_at = now() WHERE user_id = ${user.id}::uuid AND ended_at IS NULL AND id IS DISTINCT FROM ${input.sessionId ?? null}::uuid`
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.password-changed',
          object: { type: 'user', id: user.id },
          organizationId: reader.actor.organizationId,
          label: user.name,
          after: { endedSessions: count },
        },
      ],
    }
  },
})
