/**
 * 読み取り案: what was read from the files of a reading, as kept in the database and shown to the officer. Checked on the way
 * in and on the way out; further fields of the reader are kept as they are.
 */
import { z } from 'zod'

const nullable = z.string().nullable()

export const evidence = z.object({
  file: z.string(),
  /** from 1 */
  page: z.number().int().min(1),
  /** UTF-16 offsets into the raw text of the page */
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string(),
  confidence: z.number().min(0).max(1),
  /** a code; the screens have its sentence */
  reason: z.string(),
})

export type Evidence = z.output<typeof evidence>

/** Another reading of one field, as a choice for the officer. */
const alternative = z.looseObject({ value: z.string(), reason: z.string() })

const citedDocument = z.looseObject({
  number: nullable,
  date: nullable,
  dateInferred: z.string().optional(),
  issuer: nullable,
  relation: nullable,
  title: z.string().optional(),
  andOthers: z.boolean().optional(),
  jointGroup: z.number().optional(),
  mentions: z.number(),
})

/** A letter as the parser gives it (interfaces.md 3). */
const readLetter = z.looseObject({
  documentNumbers: z.array(z.string()),
  /** as printed, when digits were lost */
  partialNumber: nullable,
  date: nullable,
  kind: z.string(),
  kindInferred: z.boolean(),
  subject: nullable,
  subjectSuffix: nullable,
  issuer: z.array(z.string()),
  addressee: z.array(z.looseObject({ name: z.string(), honorific: nullable, distributive: z.boolean() })),
  citedDocuments: z.array(citedDocument),
  sealOmitted: z.boolean(),
  contact: z
    .looseObject({
      unit: z.string().optional(),
      person: z.string().optional(),
      tel: z.string().optional(),
      extension: z.string().optional(),
      fax: z.string().optional(),
      mail: z.string().optional(),
    })
    .nullable(),
  alreadyNotified: z.array(z.string()),
  requestedAction: nullable,
  targetAudience: z.array(z.string()),
  deadline: nullable,
  attachments: z.array(z.looseObject({ label: z.string(), title: z.string().optional() })),
  legalReferences: z.array(z.string()),
  warnings: z.array(z.string()),
  evidence: z.record(z.string(), z.array(evidence)),
  alternatives: z.record(z.string(), z.array(alternative)).default({}),
  /** how sure the fields of the head are, also of those that were not found */
  certainty: z.record(z.string(), z.object({ confidence: z.number(), reason: z.string() })).default({}),
})

/** One letter found, and where: the file by its position in the reading, and the pages it takes. */
export const proposedDocument = readLetter.extend({
  /** from 1, over all files */
  index: z.number().int().min(1),
  file: z.number().int().min(0),
  firstPage: z.number().int().min(1),
  lastPage: z.number().int().min(1),
  /** read from a picture: OCR・要確認 */
  isScan: z.boolean(),
  /** its text as it stands on the pages */
  body: z.string(),
})
export type ProposedDocument = z.output<typeof proposedDocument>

export const proposal = z.object({ documents: z.array(proposedDocument) })
export type Proposal = z.output<typeof proposal>
