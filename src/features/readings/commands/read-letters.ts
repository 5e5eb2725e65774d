import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { safeName } from '#features/notices/file-kind.ts'
import { keepContent } from '#features/notices/files.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { fileColumns, keepPages, keepProposal } from '../keeping.ts'
import { type ReadingInput, readingInput } from '../schema.ts'

/** Keeps files as received, with what was read from them so far. Nothing is registered. */
export const readLetters = defineCommand({
  name: 'readLetters',
  input: readingInput,
  load: async () => null,
  permit: (reader) => decide(reader.actor, 'notice.register', 'own'),
  run: async (reader, _loaded, { files, proposal }) => {
    const organizationId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
    const { id } = await reader.tx.reading.create({
      data: {
        organizationId,
        receivedById: reader.actor.kind === 'user' ? reader.actor.id : null,
        receivedByName: reader.actor.name,
      },
      select: { id: true },
    })
    for (const [position, file] of files.entries()) await keepFile(reader, id, position, file)
    if (proposal) await keepProposal(reader, id, proposal)
    return {
      result: { id },
      facts: [
        {
          event: 'reading.received',
          object: { type: 'reading', id },
          organizationId,
          label: files.map(({ name }) => name).join('・'),
          after: { files: files.length, documents: proposal?.documents.length ?? null },
        },
      ],
    }
  },
})

async function keepFile(
  reader: Reader,
  readingId: string,
  position: number,
  { name, content, sizeBytes, isKept, reading }: ReadingInput['files'][number],
): Promise<void> {
  const kept = isKept ? await keepContent(reader, name, content, `files.${position}`) : {}
  const file = { readingId, position, name: safeName(name) ?? '', sizeBytes }
  await reader.tx.readingFile.create({ data: { ...file, ...fileColumns(reading), ...kept } })
  await keepPages(reader, readingId, position, reading.pages)
}
