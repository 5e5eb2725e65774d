import { AppError, found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { lockReading } from '../keeping.ts'
import { discardInput } from '../schema.ts'

/** Nothing of it is registered; the files stay as received, and who put it aside. */
export const discardReading = defineCommand({
  name: 'discardReading',
  input: discardInput,
  load: async (reader, input) => found(await lockReading(reader, input.readingId)),
  permit: (reader, reading) => decide(reader.actor, 'notice.edit-draft', reading.isOwn ? 'own' : 'none'),
  run: async (reader, { id, organizationId, acceptedAt, discardedAt }) => {
    if (acceptedAt) throw new AppError('not-now', [{ field: '', code: 'reading-accepted' }])
    if (discardedAt) throw new AppError('not-now', [{ field: '', code: 'reading-discarded' }])
    const { actor, now } = reader
    const discardedById = actor.kind === 'user' ? actor.id : null
    await reader.tx.reading.update({
      where: { id },
      data: { discardedAt: now, discardedById, discardedByName: actor.name },
    })
    return { result: { id }, facts: [{ event: 'reading.discarded', object: { type: 'reading', id }, organizationId }] }
  },
})
