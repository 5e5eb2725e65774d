/** What a letter says: its columns, the way into them, and reading them back for the page, the API and a stale edit. */
import { z } from 'zod'
import { found } from '#core/errors.ts'
import { searchKey } from '#core/text/search-key.ts'
import { type CalendarDate, dateToDb } from '#core/time/calendar-date.ts'
import { fiscalYearOf } from '#core/time/fiscal-year.ts'
import { databaseNull, type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'
import type { LetterChange } from './schema.ts'

const nullable = z.string().nullable()
const contactShape = z.object({
  unit: nullable,
  person: nullable,
  tel: nullable,
  extension: nullable,
  fax: z.string().optional(),
  mail: z.string().optional(),
})
const citedShape = z.object({
  number: nullable.optional(),
  date: nullable.optional(),
  dateInferred: nullable.optional(),
  dateBasis: nullable.optional(),
  issuer: nullable.optional(),
  relation: z.string(),
  title: nullable.optional(),
  jointGroup: z.number().nullable().optional(),
  andOthers: z.boolean().nullable().optional(),
  mentions: z.number().nullable().optional(),
  raw: nullable.optional(),
})

/** The letter as the API answers it (interfaces.md 4). */
export const letterShape = z.object({
  documentNumbers: z.array(z.string()),
  documentNumbersRaw: z.array(z.string()),
  date: z.string(),
  dateRaw: nullable,
  kind: z.string(),
  kindInferred: z.boolean(),
  subject: z.string(),
  subjectSuffix: nullable,
  issuer: z.array(z.string()),
  addressee: z.array(z.object({ name: z.string(), honorific: nullable, distributive: z.boolean() })),
  body: nullable,
  contact: contactShape.nullable(),
  requestedAction: nullable,
  targetAudience: z.array(z.string()),
  deadline: nullable,
  sealOmitted: z.boolean(),
  sealRaw: nullable,
  alreadyNotified: z.array(z.string()),
  attachments: z.array(z.object({ label: z.string(), title: z.string() })),
  citedDocuments: z.array(citedShape),
  notDocuments: z.array(z.string()),
})
export type Letter = z.output<typeof letterShape>

const numbersAs = (column: 'normalized' | 'raw') =>
  column === 'raw'
    ? sql`ARRAY(SELECT raw FROM notice_number x WHERE x.notice_id = n.id ORDER BY position)`
    : sql`ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position)`

/** @throws AppError not-found */
export function readLetter(reader: Reader, noticeId: string): Promise<Letter> {
  return run(reader, letterOf(noticeId))
}

/** @throws AppError not-found */
export function letterOf(noticeId: string): Statement<Letter> {
  return statement(
    sql`
    SELECT ${numbersAs('normalized')} AS "documentNumbers", ${numbersAs('raw')} AS "documentNumbersRaw", n.issued_on::text AS date, n.issued_on_raw AS "dateRaw",
      n.kind, n.kind_inferred AS "kindInferred", n.subject, n.subject_suffix AS "subjectSuffix", n.issuer, n.addressee, n.body, n.contact,
      n.requested_action AS "requestedAction", n.target_audience AS "targetAudience", n.deadline::text AS deadline, n.seal_omitted AS "sealOmitted", n.seal_raw AS "sealRaw",
      n.already_notified AS "alreadyNotified", n.attachments, n.cited_documents AS "citedDocuments", n.not_documents AS "notDocuments"
    FROM notice n WHERE n.id = ${noticeId}::uuid`,
    (rows) => letterShape.parse(found(rows[0])),
  )
}

/** Columns of the parts that are given; what is left out is left alone. Numbers have a table of their own. */
export function columnsOf(letter: LetterChange) {
  const { date, dateRaw, deadline, contact, addressee, documentNumbers: _n, documentNumbersRaw: _r, ...same } = letter
  return {
    ...same,
    ...(date === undefined ? {} : { issuedOn: dateToDb(date), issuedOnRaw: null, fiscalYear: fiscalYearOf(date) }),
    ...(dateRaw === undefined ? {} : { issuedOnRaw: dateRaw }), // the wording goes with its day: a new day drops the old
    ...(deadline === undefined ? {} : { deadline: deadline === null ? null : dateToDb(deadline) }),
    ...(addressee === undefined ? {} : { addressee: addressee ?? [] }),
    ...(contact === undefined ? {} : { contact: contact ?? databaseNull }),
  }
}

/** What the search box and the issuer filter compare with. */
export function searchColumns(subject: string, issuer: readonly string[]) {
  return { searchKey: searchKey(`${subject} ${issuer.join(' ')}`), issuerKey: searchKey(issuer.join(' ')) }
}

/** The organization whose name begins the issuer's title (厚生労働省医政局長 → 厚生労働省), the longest one. */
export async function findIssuer(reader: Reader, issuer: string): Promise<string | null> {
  const rows = await reader.tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM organization WHERE starts_with(${issuer}, name) ORDER BY length(name) DESC LIMIT 1`
  return rows[0]?.id ?? null
}

export type Identity = {
  registerId: string
  numberKeys: readonly string[]
  date: CalendarDate
  issuer: readonly string[]
}

/** Another letter of the register with one of these numbers, the same day and a common issuer, or null. */
export async function findTwin(reader: Reader, identity: Identity, butId: string | null): Promise<string | null> {
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n JOIN notice_number x ON x.notice_id = n.id
    WHERE n.register_id = ${identity.registerId}::uuid AND n.issued_on = ${identity.date}::date AND x.number_key = ANY (${identity.numberKeys})
      AND n.issuer && ${identity.issuer} AND n.id IS DISTINCT FROM ${butId}::uuid LIMIT 1`
  return rows[0]?.id ?? null
}
