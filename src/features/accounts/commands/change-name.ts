import { found } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { nameInput } from '../schema.ts'

/** One's own name as colleagues and the trail show it from now on; earlier entries keep the name of their time. */
export const changeName = defineCommand({
  name: 'changeName',
  input: nameInput,
  load: async (reader) =>
    found(
      await reader.tx.user.findUnique({
        where: { id: found(reader.actor.kind === 'user' ? reader.actor.id : null) },
        select: { id: true, name: true },
      }),
    ),
  permit: () => 'allow', // load finds only the actor himself
  run: async (reader, user, input) => {
    await reader.tx.user.update({ where: { id: user.id }, data: { name: input.name } })
    return {
      result: { id: user.id },
      facts: [
        {
          event: 'account.name-changed',
          object: { type: 'user', id: user.id },
          organizationId: reader.actor.organizationId,
          label: input.name,
          before: { name: user.name },
          after: { name: input.name },
        },
      ],
    }
  },
})
