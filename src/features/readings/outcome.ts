/** 結果: what an accepted reading led to, letter by letter; read again when the same acceptance comes again. */
import { z } from 'zod'
import type { Reader } from '#server/context.ts'
import { takings } from './reading.ts'

const outcome = z.object({
  /** of the letter read */
  index: z.number(),
  taken: z.enum(takings),
  /** null when it was left out */
  noticeId: z.string().nullable(),
  linkIds: z.array(z.string()),
})
export type Outcome = z.output<typeof outcome>

export async function listOutcomes(reader: Reader, readingId: string): Promise<Outcome[]> {
  const rows = await reader.tx.readingOutcome.findMany({
    where: { readingId },
    orderBy: { index: 'asc' },
    select: { index: true, taken: true, noticeId: true, linkIds: true },
  })
  return z.array(outcome).parse(rows)
}

/** Closes the reading, too. */
export async function keepOutcomes(reader: Reader, readingId: string, outcomes: readonly Outcome[]): Promise<void> {
  const { actor, now } = reader
  const acceptedById = actor.kind === 'user' ? actor.id : null
  await reader.tx.readingOutcome.createMany({ data: outcomes.map((one) => ({ readingId, ...one })) })
  await reader.tx.reading.update({
    where: { id: readingId },
    data: { acceptedAt: now, acceptedById, acceptedByName: actor.name },
  })
}
