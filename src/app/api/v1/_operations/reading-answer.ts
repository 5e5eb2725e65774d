/** A reading as the API answers it: its documents have the fields of `shuchi read`, and beside them what the register says. */
import { z } from 'zod'
import { rfc3339 } from '#core/time/display-date.ts'
import { proposedDocument } from '#features/readings/proposal.ts'
import { getReading, type ReadingDetail } from '#features/readings/queries.ts'
import { readingStates, takings } from '#features/readings/reading.ts'
import { sentenceOf } from '#messages/words.ts'
import type { Context } from '#server/context.ts'

const nullable = z.string().nullable()
const file = z.object({
  position: z.number(),
  name: z.string(),
  mediaType: nullable,
  sizeBytes: z.number(),
  sha256: nullable,
  kind: nullable,
  pages: z.number().nullable(),
  pagesRead: z.number(),
  notes: z.array(z.object({ code: z.string(), pages: z.number() })),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
})
const target = z.union([
  z.object({ document: z.number() }),
  z.object({ noticeId: z.string() }),
  z.object({ stub: z.literal(true) }),
])
const aim = { target, label: z.string(), ground: z.string() }
const link = z.object({
  key: z.string(),
  relation: z.string(),
  numbers: z.array(z.string()),
  date: nullable,
  dateInferred: z.boolean(),
  title: nullable,
  issuer: nullable,
  ...aim,
  isKept: z.boolean(),
  candidates: z.array(z.object(aim)),
})
const duplicate = z.object({
  ground: z.enum(['same-file', 'same-identity']),
  noticeId: nullable,
  document: z.number().nullable(),
  label: z.string(),
  isDraft: z.boolean(),
  isWithdrawn: z.boolean(),
})
const document = proposedDocument.extend({
  duplicate: duplicate.nullable(),
  links: z.array(link),
  taken: z.enum(takings).nullable(),
  noticeId: nullable,
})

export const readingOutput = z.object({
  id: z.string(),
  state: z.enum(readingStates),
  receivedAt: z.string(),
  receivedBy: z.string(),
  isInterrupted: z.boolean(),
  files: z.array(file),
  documents: z.array(document),
})

export async function readingAnswer(context: Context, id: string) {
  const reading = await context.read((reader) => getReading(reader, id))
  return { value: toOutput(reading, context) }
}

function toOutput(reading: ReadingDetail, { request }: Context): z.input<typeof readingOutput> {
  return {
    ...reading,
    receivedAt: rfc3339(reading.receivedAt),
    receivedBy: reading.receivedByName,
    files: reading.files.map(({ problem, ...one }) => ({
      ...one,
      problem: problem && { code: problem.code, message: sentenceOf(request.locale, { field: '', ...problem }) },
    })),
    documents: reading.documents.map(({ outcome, ...one }) => ({
      ...one,
      taken: outcome?.taken ?? null,
      noticeId: outcome?.noticeId ?? null,
    })),
  }
}
