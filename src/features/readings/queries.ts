/** Reads of readings: the list, one reading with its letters as they would be registered now, its pages, its originals. */
import { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { duplicatesOf } from './identity.ts'
import { proposeLinks } from './linking.ts'
import { listOutcomes, type Outcome } from './outcome.ts'
import { type ProposedDocument, proposal } from './proposal.ts'
import { type Duplicate, type ProposedLink, type ReadingFile, stateOf } from './reading.ts'

const head = z.object({
  id: z.string(),
  receivedAt: z.date(),
  receivedByName: z.string(),
  proposedAt: z.date().nullable(),
  acceptedAt: z.date().nullable(),
  acceptedByName: z.string().nullable(),
  discardedAt: z.date().nullable(),
  discardedByName: z.string().nullable(),
  /** nothing has been read for minutes, and it is not finished: the machine was stopped */
  isInterrupted: z.boolean(),
  names: z.array(z.string()),
  documentCount: z.number(),
})
const columns = sql`r.id, r.received_at AS "receivedAt", r.received_by_name AS "receivedByName", r.proposed_at AS "proposedAt", r.accepted_at AS "acceptedAt",
  r.accepted_by_name AS "acceptedByName", r.discarded_at AS "discardedAt", r.discarded_by_name AS "discardedByName",
  r.proposed_at IS NULL AND r.discarded_at IS NULL AND r.progressed_at < now() - interval '3 minutes' AS "isInterrupted",
  ARRAY(SELECT f.name FROM reading_file f WHERE f.reading_id = r.id ORDER BY f.position) AS names, coalesce(jsonb_array_length(r.proposal -> 'documents'), 0) AS "documentCount"`

export type ReadingHead = z.output<typeof head> & { state: ReturnType<typeof stateOf> }

function toHead(row: unknown): ReadingHead {
  const reading = head.parse(row)
  return { ...reading, state: stateOf(reading) }
}

/** The readings of the own office, newest first; `isOpen`: only those that nobody accepted or discarded. */
export async function listReadings(
  reader: Reader,
  filter: { isOpen?: boolean; after?: string | undefined; limit: number },
): Promise<Page<ReadingHead>> {
  enforce(decide(reader.actor, 'notice.read-draft', 'own'))
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM reading r WHERE r.organization_id = ${reader.scope.organizationId}::uuid
      ${filter.isOpen ? sql`AND r.accepted_at IS NULL AND r.discarded_at IS NULL` : emptySql}
      ${key ? sql`AND (date_trunc('milliseconds', r.received_at), r.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : emptySql}
    ORDER BY date_trunc('milliseconds', r.received_at) DESC, r.id DESC LIMIT ${filter.limit + 1}`
  return toPage(rows.map(toHead), filter.limit, (row) => [row.receivedAt.toISOString(), row.id])
}

export interface ReadDocument extends ProposedDocument {
  duplicate: Duplicate | null
  links: ProposedLink[]
  outcome: Outcome | null
}

/** What was read, beside what the register says of it at this moment. @throws AppError not-found */
export async function getReading(reader: Reader, id: string) {
  const { proposal: kept, ...reading } = await findReading(reader, id)
  const files = await listFiles(reader, id)
  const documents = kept === null ? [] : proposal.parse(kept).documents
  const outcomes = new Map((await listOutcomes(reader, id)).map((one) => [one.index, one]))
  const isOpen = reading.state === 'proposed'
  const digests = files.map(({ sha256 }) => sha256)
  const duplicates = isOpen ? await duplicatesOf(reader, documents, digests) : []
  const links = isOpen ? await proposeLinks(reader, documents) : []
  return {
    ...reading,
    files,
    documents: documents.map(
      (document, at): ReadDocument => ({
        ...document,
        duplicate: duplicates[at] ?? null,
        links: links[at] ?? [],
        outcome: outcomes.get(document.index) ?? null,
      }),
    ),
  }
}
export type ReadingDetail = Awaited<ReturnType<typeof getReading>>

async function findReading(reader: Reader, id: string) {
  const rows = await reader.tx.$queryRaw<{ proposal: unknown }[]>`
    SELECT ${columns}, r.proposal FROM reading r WHERE r.id = ${id}::uuid AND r.organization_id = ${reader.scope.organizationId}::uuid`
  const [row] = rows
  if (!row) throw new AppError('not-found', [], { objectType: 'reading', objectId: id })
  enforce(decide(reader.actor, 'notice.read-draft', 'own'))
  return { ...toHead(row), proposal: row.proposal }
}

const values = z.record(z.string(), z.union([z.string(), z.number()])).nullable()
const notes = z.array(z.object({ code: z.string(), pages: z.number() }))

async function listFiles(reader: Reader, readingId: string): Promise<ReadingFile[]> {
  const rows = await reader.tx.readingFile.findMany({ where: { readingId }, orderBy: { position: 'asc' } })
  return rows.map(({ readingId: _id, problem, problemValues, notes: kept, ...file }) => ({
    ...file,
    notes: notes.parse(kept),
    problem: problem === null ? null : { code: problem, values: values.parse(problemValues) ?? {} },
  }))
}

const page = z.object({
  page: z.number(),
  text: z.string(),
  isScan: z.boolean(),
  size: z.object({ width: z.number(), height: z.number() }).nullable(),
  places: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      left: z.number(),
      top: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
})
export type ReadingPage = z.output<typeof page>

/** The raw pages of a file with the places of their words. @throws AppError not-found */
export async function listPages(
  reader: Reader,
  id: string,
  range: { position: number; from: number; to: number },
): Promise<ReadingPage[]> {
  await findReading(reader, id)
  const rows = await reader.tx.readingPage.findMany({
    where: { readingId: id, position: range.position, page: { gte: range.from, lte: range.to } },
    orderBy: { page: 'asc' },
    select: { page: true, text: true, isScan: true, size: true, places: true },
  })
  return z.array(page).parse(rows)
}

/** An original as received, for its download. @throws AppError not-found */
export async function getOriginal(reader: Reader, id: string, position: number) {
  await findReading(reader, id)
  const { name, sizeBytes, mediaType, sha256 } = found(
    await reader.tx.readingFile.findUnique({ where: { readingId_position: { readingId: id, position } } }),
  )
  return { name, sizeBytes, mediaType: found(mediaType), sha256: found(sha256) }
}
