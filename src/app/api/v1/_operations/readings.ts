/** Reading of letters: preview, then accept. Nothing is registered before somebody accepts. */
import { z } from 'zod'
import { rfc3339 } from '#core/time/display-date.ts'
import { fileLimits } from '#features/notices/file-kind.ts'
import { acceptReading } from '#features/readings/commands/accept-reading.ts'
import { discardReading } from '#features/readings/commands/discard-reading.ts'
import { receiveLetters, receiveText } from '#features/readings/intake.ts'
import type { Outcome } from '#features/readings/outcome.ts'
import { listReadings } from '#features/readings/queries.ts'
import { readingStates, takings } from '#features/readings/reading.ts'
import { acceptanceBody, textBody } from '#features/readings/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { defineUpload } from '#server/api-upload.ts'
import { parseInput, runCommand } from '#server/command.ts'
import { bodyWith, idOf, pageOf, paging } from './paging.ts'
import { readingAnswer, readingOutput } from './reading-answer.ts'

/** A little less than what a client waits for an answer; what takes longer goes on behind it. */
const patienceMs = 20_000

export const readLettersOperation = defineUpload({
  method: 'post',
  path: '/readings',
  summary:
    'Read letters from files, or from a text; pictures that take long are read on behind the answer (state reading)',
  status: 201,
  upload: 'files',
  body: textBody,
  limits: { bytes: fileLimits.bytes, files: fileLimits.perNotice, isCutting: true },
  output: readingOutput,
  run: async (context, { files, hold }) => {
    const { id } = await receiveLetters(context, files, { ms: patienceMs, hold })
    return (await readingAnswer(context, id)).value
  },
})

/** The same route with a text in JSON. */
export const readTextOperation = defineOperation({
  method: 'post',
  path: '/readings',
  summary: readLettersOperation.summary,
  status: 201,
  body: textBody,
  output: readingOutput,
  run: async (context, { body }) => {
    const { text } = parseInput(textBody, body) // no command takes it: here is its door
    const { id } = await receiveText(context, 'text.txt', text)
    return readingAnswer(context, id)
  },
})

const head = z.object({
  id: z.string(),
  state: z.enum(readingStates),
  receivedAt: z.string(),
  receivedBy: z.string(),
  names: z.array(z.string()),
  documentCount: z.number(),
})

export const listReadingsOperation = defineOperation({
  method: 'get',
  path: '/readings',
  summary: 'Readings of the own office, the newest first',
  status: 200,
  query: z.strictObject(paging),
  output: pageOf(head),
  run: async (context, { query }) => {
    const page = await context.read((reader) => listReadings(reader, query))
    const items = page.items.map((one) => ({
      ...one,
      receivedAt: rfc3339(one.receivedAt),
      receivedBy: one.receivedByName,
    }))
    return { value: { ...page, items } }
  },
})

export const getReadingOperation = defineOperation({
  method: 'get',
  path: '/readings/{id}',
  summary: 'What was read, what of it is known to the register, and what it led to',
  status: 200,
  output: readingOutput,
  run: (context, { params }) => readingAnswer(context, idOf(params)),
})

const accepted = z.object({
  id: z.string(),
  /** ids of the letters of the register, in the order read */
  notices: z.array(z.string()),
  links: z.array(z.string()),
  documents: z.array(
    z.object({
      index: z.number(),
      taken: z.enum(takings),
      noticeId: z.string().nullable(),
      links: z.array(z.string()),
    }),
  ),
})

export const acceptReadingOperation = defineOperation({
  method: 'post',
  path: '/readings/{id}/accept',
  summary:
    'Register what was read, with corrections; a letter that is not named is taken as proposed. Fields of complaints are documents.N, from 0 in the order read',
  status: 201,
  body: acceptanceBody,
  output: accepted,
  run: async (context, { params, body }) => {
    const { id, outcomes } = await runCommand(context, acceptReading, bodyWith(body, { readingId: idOf(params) }))
    return { value: toAccepted(id, outcomes) }
  },
})

function toAccepted(id: string, outcomes: readonly Outcome[]): z.input<typeof accepted> {
  return {
    id,
    notices: outcomes.flatMap(({ noticeId }) => noticeId ?? []),
    links: outcomes.flatMap(({ linkIds }) => linkIds),
    documents: outcomes.map(({ linkIds, ...one }) => ({ ...one, links: linkIds })),
  }
}

export const discardReadingOperation = defineOperation({
  method: 'post',
  path: '/readings/{id}/discard',
  summary: 'Put a reading aside; its files stay as received, nothing is registered',
  status: 201,
  output: readingOutput,
  run: async (context, { params }) => {
    const readingId = idOf(params)
    await runCommand(context, discardReading, { readingId })
    return readingAnswer(context, readingId)
  },
})
