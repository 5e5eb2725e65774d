/** Reads of readings: the list, one reading with its letters as they would be registered now, its pages, its originals. */
import { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { instant, run, runTogether, type Statement, statement } from '#server/statement.ts'
import type { NearLetter } from '#features/notices/near-letter.ts'
import { duplicatesOf } from './identity.ts'
import { lettersNear, proposeLinks } from './linking.ts'
import { type Outcome, outcomesOf } from './outcome.ts'
import { type ProposedDocument, proposal } from './proposal.ts'
import { type Duplicate, type ProposedLink, type ReadingFile, stateOf } from './reading.ts'
import { pageOfFile } from './schema.ts'

const head = z.object({
  id: z.string(),
  receivedAt: instant,
  receivedByName: z.string(),
  proposedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  acceptedByName: z.string().nullable(),
  discardedAt: instant.nullable(),
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
  const known = await findReading(reader, id)
  return readingDetail(known, await run(reader, lettersFor(reader, known)))
}

/** A reading as it was kept. */
export type FoundReading = Awaited<ReturnType<typeof findReading>>

/** @throws AppError not-found */
export async function findReading(reader: Reader, id: string) {
  const { reading, files, outcomes } = await runTogether(reader, {
    reading: foundReading(reader, id),
    files: filesOf(id),
    outcomes: outcomesOf(id),
  })
  const { proposal: kept, ...head } = reading
  return { ...head, files, outcomes, documents: kept === null ? [] : proposal.parse(kept).documents }
}

/** The letters of the register that matter to a reading: none, once it is closed. */
export function lettersFor(reader: Reader, { state, files, documents }: FoundReading): Statement<NearLetter[]> {
  const isOpen = state === 'proposed'
  return lettersNear(reader, isOpen ? documents : [], isOpen ? files.map(({ sha256 }) => sha256) : [])
}

/** @param letters as `lettersFor` reads them */
export function readingDetail({ outcomes, ...reading }: FoundReading, letters: readonly NearLetter[]) {
  const { state, files, documents } = reading
  const digests = files.map(({ sha256 }) => sha256)
  const duplicates = state === 'proposed' ? duplicatesOf(letters, documents, digests) : []
  const links = state === 'proposed' ? proposeLinks(letters, documents) : []
  return {
    ...reading,
    documents: documents.map(
      (document, at): ReadDocument => ({
        ...document,
        duplicate: duplicates[at] ?? null,
        links: links[at] ?? [],
        outcome: outcomes.find(({ index }) => index === document.index) ?? null,
      }),
    ),
  }
}
export type ReadingDetail = ReturnType<typeof readingDetail>

/** @throws AppError not-found, forbidden */
function foundReading(reader: Reader, id: string): Statement<ReadingHead & { proposal: unknown }> {
  return statement(
    sql`
    SELECT ${columns}, r.proposal FROM reading r WHERE r.id = ${id}::uuid AND r.organization_id = ${reader.scope.organizationId}::uuid`,
    ([row]) => {
      if (!row) throw new AppError('not-found', [], { objectType: 'reading', objectId: id })
      enforce(decide(reader.actor, 'notice.read-draft', 'own'))
      return { ...toHead(row), proposal: z.object({ proposal: z.unknown() }).parse(row).proposal }
    },
  )
}

const fileRow = z.object({
  position: z.number(),
  name: z.string(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number(),
  sha256: z.string().nullable(),
  kind: z.string().nullable(),
  pages: z.number().nullable(),
  pagesRead: z.number(),
  problem: z.string().nullable(),
  problemValues: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  notes: z.array(z.object({ code: z.string(), pages: z.number() })),
})

function filesOf(readingId: string): Statement<ReadingFile[]> {
  return statement(
    sql`
    SELECT position, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256, kind, pages, pages_read AS "pagesRead", problem, problem_values AS "problemValues", notes
    FROM reading_file WHERE reading_id = ${readingId}::uuid ORDER BY position`,
    (rows) =>
      z
        .array(fileRow)
        .parse(rows)
        .map(({ problem, problemValues, ...file }) => ({
          ...file,
          problem: problem === null ? null : { code: problem, values: problemValues ?? {} },
        })),
  )
}

const page = pageOfFile.extend({ page: z.number() })
export type ReadingPage = z.output<typeof page>
interface PageRange {
  position: number
  from: number
  to: number
}

/** The raw pages of a file with the places of their words, for whoever has been allowed to read the reading. */
export function pagesOf(id: string, { position, from, to }: PageRange): Statement<ReadingPage[]> {
  return statement(
    sql`
    SELECT page, text, is_scan AS "isScan", size, places FROM reading_page
    WHERE reading_id = ${id}::uuid AND position = ${position} AND page BETWEEN ${from} AND ${to} ORDER BY page`,
    (rows) => z.array(page).parse(rows),
  )
}

/** An original as received, for its download. @throws AppError not-found */
export async function getOriginal(reader: Reader, id: string, position: number) {
  await run(reader, foundReading(reader, id))
  const { name, sizeBytes, mediaType, sha256 } = found(
    await reader.tx.readingFile.findUnique({ where: { readingId_position: { readingId: id, position } } }),
  )
  return { name, sizeBytes, mediaType: found(mediaType), sha256: found(sha256) }
}
