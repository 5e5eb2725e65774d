/** 結果: what an accepted reading led to, letter by letter; read again when the same acceptance comes again. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
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

export function outcomesOf(readingId: string): Statement<Outcome[]> {
  return statement(
    sql`SELECT index, taken, notice_id AS "noticeId", link_ids AS "linkIds" FROM reading_outcome WHERE reading_id = ${readingId}::uuid ORDER BY index`,
    (rows) => z.array(outcome).parse(rows),
  )
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
