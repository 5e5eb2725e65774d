/** What may come in at the door of the notice commands. */
import { z } from 'zod'
import { id, text, typedDate } from '#core/input.ts'
import { readAddressees, toAddressee } from './addressee.ts'
import { arrivalChannels } from './arrival.ts'
import { readContact } from './contact.ts'
import { linkRelations } from './link.ts'
import { kinds } from './notice.ts'

const some = (maximum: number) => text(maximum).min(1)

const relation = z.enum([...linkRelations, 'refers']).transform((word) => (word === 'refers' ? 'refers_to' : word))
const citedWords = {
  numbers: z.array(some(60)).max(10).default([]),
  date: typedDate.nullish(),
  dateInferred: z.boolean().default(false),
  title: text(1000).nullish(),
  issuer: text(300).nullish(),
}
const namesSomething = (one: { noticeId?: string | undefined; numbers: string[]; title?: string | null | undefined }) =>
  one.noticeId !== undefined || one.numbers.length > 0 || Boolean(one.title)
const citation = z
  .strictObject({ relation, noticeId: id.optional(), ...citedWords })
  .refine(namesSomething, { message: 'link-target', path: ['noticeId'] })

/** A citation as printed: the wording of the letter, beside the links that the register keeps. */
const citedDocument = z.strictObject({
  number: text(60).nullish(),
  date: typedDate.nullish(),
  dateInferred: typedDate.nullish(),
  dateBasis: text(300).nullish(),
  issuer: text(300).nullish(),
  relation: z.enum([...linkRelations, 'refers']).transform((word) => (word === 'refers_to' ? 'refers' : word)),
  title: text(1000).nullish(),
  jointGroup: z.number().int().min(0).max(100).nullish(),
  andOthers: z.boolean().nullish(),
  mentions: z.number().int().min(1).max(1000).nullish(),
  raw: text(1000).nullish(),
})
export type CitedDocument = z.output<typeof citedDocument>

const arrivalFields = {
  channel: z.enum(arrivalChannels),
  on: typedDate,
  sender: some(200),
  note: text(500).nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
}

const addressee = z.strictObject({
  name: some(300),
  honorific: text(20).nullish(),
  distributive: z.boolean().optional(),
})
const addressees = z.union([
  text(2000).transform(readAddressees),
  z.array(z.union([some(300), addressee]).transform(toAddressee)).max(50),
])
const word = text(300).nullish()
const contact = z.union([
  text(1000).transform((line) => (line === '' ? null : readContact(line))),
  z
    .strictObject({
      unit: word,
      person: word,
      tel: word,
      extension: word,
      fax: word,
      mail: word,
      text: text(1000).nullish(),
    })
    .transform(({ unit, person, tel, extension, fax, mail, text: line }) => ({
      unit: unit ?? null,
      person: person ?? null,
      tel: tel ?? null,
      extension: extension ?? null,
      ...(fax ? { fax } : {}),
      ...(mail ? { mail } : {}),
      ...(line ? { text: line } : {}),
    })),
])

/** The fields of a letter, as reading it gives them (interfaces.md 4); simple ones may come as plain text. */
const letter = {
  documentNumbers: z.array(some(60)).max(20),
  documentNumbersRaw: z.array(text(60)).max(20),
  date: typedDate,
  dateRaw: text(60).nullish(),
  kind: z.enum(kinds),
  kindInferred: z.boolean(),
  subject: some(1000),
  subjectSuffix: text(30).nullish(),
  issuer: z.union([some(300).transform((one) => [one]), z.array(some(300)).min(1).max(20)]),
  addressee: addressees.nullish(),
  body: text(100_000).nullish(),
  contact: contact.nullish(),
  requestedAction: text(1000).nullish(),
  targetAudience: z.array(some(300)).max(50),
  deadline: typedDate.nullish(),
  sealOmitted: z.boolean(),
  sealRaw: text(60).nullish(),
  alreadyNotified: z.array(some(300)).max(200),
  attachments: z.array(z.strictObject({ label: text(60), title: text(1000) })).max(100),
  citedDocuments: z.array(citedDocument).max(50),
  notDocuments: z.array(some(300)).max(100),
}

/** Any part of a letter; what is left out stays as it is. */
export const letterChange = z.strictObject(letter).partial()
export type LetterChange = z.output<typeof letterChange>

export const noticeInput = z.strictObject({
  ...letter,
  documentNumbers: letter.documentNumbers.default([]),
  documentNumbersRaw: letter.documentNumbersRaw.optional(),
  kindInferred: letter.kindInferred.default(false),
  targetAudience: letter.targetAudience.default([]),
  sealOmitted: letter.sealOmitted.default(false),
  alreadyNotified: letter.alreadyNotified.default([]),
  attachments: letter.attachments.default([]),
  citedDocuments: letter.citedDocuments.default([]),
  notDocuments: letter.notDocuments.default([]),
  links: z.array(citation).max(50).default([]),
  arrivals: z.array(z.strictObject(arrivalFields)).max(50).default([]),
})
export type NoticeInput = z.output<typeof noticeInput>
export type Citation = NoticeInput['links'][number]

/** `revision`: the ETag of the text that was read; null when none was sent, which counts as stale. */
export const editInput = letterChange.extend({ noticeId: id, revision: z.string().max(20).nullable() })

/** What the API takes in a body; the command's input adds which letter is meant. */
export const versionBody = z.strictObject({
  subject: some(1000).optional(),
  body: text(100_000).nullish(),
  reason: some(500),
})
export const withdrawalBody = z.strictObject({ reason: some(500) })
export const arrivalBody = z.strictObject(arrivalFields)
export const linkBody = z.strictObject({ relation, noticeId: id.optional(), ...citedWords })
export const versionInput = versionBody.extend({ noticeId: id })
export const withdrawalInput = withdrawalBody.extend({ noticeId: id })
export const arrivalInput = arrivalBody.extend({ noticeId: id })
export const linkInput = linkBody
  .extend({ fromId: id })
  .refine(namesSomething, { message: 'link-target', path: ['noticeId'] })
export const unlinkInput = z.strictObject({ noticeId: id, linkId: id })

const content = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
)
const receivedFile = z.strictObject({ name: text(255).min(1), content })
export type ReceivedFile = z.output<typeof receivedFile>
export const filesInput = z.strictObject({ noticeId: id, files: z.tuple([receivedFile], receivedFile) })
export const fileRemoval = z.strictObject({ noticeId: id, fileId: id })

/** Registration with its files: all of it or nothing. */
export const registrationInput = noticeInput.extend({ files: z.array(receivedFile).max(20).default([]) })
