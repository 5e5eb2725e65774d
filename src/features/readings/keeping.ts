/** What reading gave, written to the rows of a file: its pages with their text and places, its notes, its problem. */
import { z } from 'zod'
import { databaseNull, type Reader } from '#server/context.ts'
import type { ReadingProgress } from '#features/letters/file-reading.ts'
import type { Proposal } from './proposal.ts'
import type { ReadingInput } from './schema.ts'

export type KeptReading = ReadingInput['files'][number]['reading']

/** The columns of the file itself. */
export function fileColumns({ kind, pageCount, pages, notes, problem }: KeptReading) {
  return {
    kind,
    pages: pageCount,
    pagesRead: pages.length,
    notes,
    problem: problem?.code ?? null,
    problemValues: problem?.values ?? databaseNull,
  }
}

/** At most so many pages go to the database in one statement: their text and places may be megabytes. */
const batch = 50

export async function keepPages(
  reader: Reader,
  readingId: string,
  position: number,
  pages: KeptReading['pages'],
): Promise<void> {
  for (let from = 0; from < pages.length; from += batch)
    await reader.tx.readingPage.createMany({
      data: pages.slice(from, from + batch).map(({ text, isScan, size, places }, at) => ({
        readingId,
        position,
        page: from + at + 1,
        text,
        isScan,
        size: size ?? databaseNull,
        places,
      })),
    })
}

export async function keepProposal(reader: Reader, readingId: string, proposal: Proposal): Promise<void> {
  await reader.tx
    .$executeRaw`UPDATE reading SET proposal = ${JSON.stringify(proposal)}::jsonb, proposed_at = ${reader.now} WHERE id = ${readingId}::uuid`
}

/** How far the machine has got; no event of the domain. Whoever looks sees that it goes on. */
export async function noteProgress(reader: Reader, readingId: string, progress: ReadingProgress): Promise<void> {
  await reader.tx.$executeRaw`
    UPDATE reading_file SET pages = coalesce(${progress.pages}, pages), pages_read = ${progress.page}
    WHERE reading_id = ${readingId}::uuid AND position = ${progress.file}`
  await noteAlive(reader, readingId)
}

/** Still waiting for its turn, or at a long page. */
export async function noteAlive(reader: Reader, readingId: string): Promise<void> {
  await reader.tx.$executeRaw`UPDATE reading SET progressed_at = now() WHERE id = ${readingId}::uuid`
}

const row = z.object({
  id: z.string(),
  organizationId: z.string(),
  proposal: z.unknown(),
  proposedAt: z.date().nullable(),
  acceptedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
})
export type LockedReading = z.output<typeof row> & { isOwn: boolean }

/** The reading, its row locked. Null when there is none. */
export async function lockReading(reader: Reader, id: string): Promise<LockedReading | null> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, organization_id AS "organizationId", proposal, proposed_at AS "proposedAt", accepted_at AS "acceptedAt", discarded_at AS "discardedAt"
    FROM reading WHERE id = ${id}::uuid FOR UPDATE`
  if (rows.length === 0) return null
  const found = row.parse(rows[0])
  return { ...found, isOwn: found.organizationId === reader.actor.organizationId }
}
