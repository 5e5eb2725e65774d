import { found } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { sessionChoice } from '../schema.ts'

/** Signing out: this session, or one's own on another machine. A session of anybody else is not found. */
export const endSession = defineCommand({
  name: 'endSession',
  input: sessionChoice,
  load: async (reader, input) =>
    found(
      await reader.tx.session.findFirst({
        where: {
          id: input.sessionId,
          userId: found(reader.actor.kind === 'user' ? reader.actor.id : null),
          endedAt: null,
        },
        select: { id: true, address: true },
      }),
    ),
  permit: () => 'allow', // load finds only the actor's own sessions
  run: async (reader, session) => {
    await reader.tx.$executeRaw`UPDATE session SET ended_at = now() WHERE id = ${session.id}::uuid` // sessions live in real time
    return {
      result: { id: session.id },
      facts: [
        {
          event: 'account.signed-out',
          object: { type: 'session', id: session.id },
          organizationId: reader.actor.organizationId,
          label: reader.actor.name,
        },
      ],
    }
  },
})
