import { AppError, found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { fileColumns, keepPages, keepProposal, lockReading } from '../keeping.ts'
import { proposalInput } from '../schema.ts'

/** The end of a long reading: what was read stands beside the files that were kept when it began. */
export const proposeLetters = defineCommand({
  name: 'proposeLetters',
  input: proposalInput,
  load: async (reader, input) => found(await lockReading(reader, input.readingId)),
  permit: (reader, reading) => decide(reader.actor, 'notice.edit-draft', reading.isOwn ? 'own' : 'none'),
  run: async (reader, reading, { readingId, readings, proposal }) => {
    if (reading.discardedAt) throw new AppError('not-now', [{ field: '', code: 'reading-discarded' }])
    if (reading.proposedAt) throw new AppError('not-now', [{ field: '', code: 'reading-finished' }])
    for (const [position, one] of readings.entries()) {
      await reader.tx.readingFile.update({
        where: { readingId_position: { readingId, position } },
        data: fileColumns(one),
      })
      await keepPages(reader, readingId, position, one.pages)
    }
    await keepProposal(reader, readingId, proposal)
    return {
      result: { id: readingId },
      facts: [
        {
          event: 'reading.proposed',
          object: { type: 'reading', id: readingId },
          organizationId: reading.organizationId,
          after: { documents: proposal.documents.length },
        },
      ],
    }
  },
})
