import { found } from '#core/errors.ts'
import { defineCommand } from '#server/command.ts'
import { languageInput } from '../schema.ts'

/** One's own language; it stands above the cookie and the browser's wish. */
export const chooseLanguage = defineCommand({
  name: 'chooseLanguage',
  input: languageInput,
  load: async (reader) =>
    found(
      await reader.tx.user.findUnique({
        where: { id: found(reader.actor.kind === 'user' ? reader.actor.id : null) },
        select: { id: true, locale: true },
      }),
    ),
  permit: () => 'allow', // load finds only the actor himself
  run: async (reader, user, input) => {
    await reader.tx.user.update({ where: { id: user.id }, data: { locale: input.language } })
    return {
      result: { language: input.language },
      facts: [
        {
          event: 'account.language-chosen',
          object: { type: 'user', id: user.id },
          organizationId: reader.actor.organizationId,
          before: { language: user.locale },
          after: { language: input.language },
        },
      ],
    }
  },
})
