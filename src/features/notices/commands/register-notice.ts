import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { addLinks, linksOf } from '../citations.ts'
import { addFile } from '../files.ts'
import { parsedNumbers } from '../numbers.ts'
import { enterNotice, registered } from '../registration.ts'
import { type NoticeInput, registrationInput } from '../schema.ts'

/** Enters a letter into the register of the actor's organization, files and all or nothing; stubs that cite it are filled. */
export const registerNotice = defineCommand({
  name: 'registerNotice',
  input: registrationInput,
  load: async (_reader, input) => parsedNumbers(input.documentNumbers, input.documentNumbersRaw),
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, numbers, { files, ...letter }) => {
    const registerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
    const registration = { registerId, numbers, letter }
    const id = await enterNotice(reader, { ...registration, isSeparate: false })
    await addLinks(reader, id, citationsOf(letter))
    for (const [index, file] of files.entries()) await addFile(reader, { id, version: 1 }, file, `files.${index}`)
    return { result: { id }, facts: [registered(id, registration, files.length)] }
  },
})

/** Links as given, and those that the wording cites and nobody named already. */
function citationsOf(input: NoticeInput): NoticeInput['links'] {
  const named = new Set(input.links.flatMap((link) => link.numbers))
  return [
    ...input.links,
    ...linksOf(input.citedDocuments).filter((one) => !one.numbers.some((number) => named.has(number))),
  ]
}
