/** What may come in at the door of the reading commands. */
import { z } from 'zod'
import { id, line, text, typedDate } from '#core/input.ts'
import { isSymbol } from '#core/text/document-number.ts'
import { folded } from '#features/letters/folding.ts'
import { arrivalChannels } from '#features/notices/arrival.ts'
import { linkBody, letterChange } from '#features/notices/schema.ts'
import { proposal } from './proposal.ts'
import { takings } from './reading.ts'

const most = { files: 20, documents: 1000, links: 60 } as const

const content = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
)
const problem = z.strictObject({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })

/** The raw text of a page, with the places of its words. */
export const pageOfFile = z.object({
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

/** What reading a file gave (letters/file-reading.ts): made by ourselves, its size bounded there. */
const fileReading = {
  kind: z.string().nullable(),
  pageCount: z.number().int().min(0).nullable(),
  pages: z.array(pageOfFile),
  notes: z.array(z.object({ code: z.string(), pages: z.number() })),
  problem: problem.nullable(),
}
const unread = { kind: null, pageCount: null, pages: [], notes: [], problem: null }

/** Files as received, with what was read from them; `proposal` is null while pages are still being read. */
export const readingInput = z.strictObject({
  files: z
    .array(
      z.object({
        name: z.string(),
        content,
        sizeBytes: z.number(),
        isKept: z.boolean(),
        reading: z.object(fileReading).default(unread),
      }),
    )
    .min(1)
    .max(most.files),
  proposal: proposal.nullable(),
})
export type ReadingInput = z.output<typeof readingInput>

/** What the API takes instead of files. */
export const textBody = z.strictObject({
  text: z
    .string()
    .max(1_000_000)
    .refine((text) => text.trim() !== '', 'missing'),
})

/** The end of a long reading. */
export const proposalInput = z.strictObject({
  readingId: id,
  readings: z.array(z.object(fileReading)).max(most.files),
  proposal,
})

export const discardInput = z.strictObject({ readingId: id })
/** e.g. 医政発 → 厚生労働省医政局長; the number before it and behind it does not belong to the symbol */
export const symbolInput = z.strictObject({
  symbol: z
    .string()
    .transform((words) => folded(words))
    .refine((symbol) => isSymbol(symbol), 'not-a-symbol'),
  office: line(200).min(1),
})
export const symbolRemoval = z.strictObject({ symbolId: id })

const index = z.number().int().min(1).max(most.documents)
const { relation } = linkBody.shape
/** A proposed link by its key, to another target than proposed where one is named; or a link that nobody proposed. */
const link = z.union([
  z.strictObject({
    key: line(40).min(1),
    relation: relation.optional(),
    document: index.optional(),
    noticeId: id.optional(),
  }),
  linkBody.extend({ document: index.optional() }),
])
export type AcceptedLink = z.output<typeof link>

const acceptedDocument = z.strictObject({
  index,
  /** left out: registered when it is new, an arrival when the same file is known; anything else is asked */
  take: z.enum(takings).optional(),
  /** the registered letter, for an arrival or a new version */
  noticeId: id.optional(),
  /** what the officer corrected */
  fields: letterChange.optional(),
  /** all links of the letter; left out: those proposed as kept */
  links: z.array(link).max(most.links).optional(),
  /** of a new version */
  reason: text(500).min(1).optional(),
})
export type AcceptedDocument = z.output<typeof acceptedDocument>

const arrival = z.strictObject({
  channel: z.enum(arrivalChannels).optional(),
  on: typedDate.optional(),
  sender: text(200).min(1).optional(),
  note: text(500).optional(),
})

/** What the API takes in a body; a letter that is not named is taken as proposed. */
export const acceptanceBody = z.strictObject({
  documents: z.array(acceptedDocument).max(most.documents).default([]),
  arrival: arrival.optional(),
})
export const acceptanceInput = acceptanceBody.extend({ readingId: id })
export type Acceptance = z.output<typeof acceptanceInput>
