/** A letter read and what the officer corrected, as the input of a registration. */
import { type CalendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { linkRelations } from '#features/notices/link.ts'
import { kinds } from '#features/notices/notice.ts'
import { type CitedDocument, type NoticeInput, noticeInput } from '#features/notices/schema.ts'
import { parseInput } from '#server/command.ts'
import type { ProposedDocument } from './proposal.ts'
import type { AcceptedDocument } from './schema.ts'

/** @throws AppError invalid, naming each field that the register needs otherwise */
export function letterInput(document: ProposedDocument, fields: AcceptedDocument['fields']): NoticeInput {
  return parseInput(noticeInput, { ...asRead(document), ...withoutPrint(fields) })
}

/** What the register keeps of the print goes with the value: a corrected number or day is no longer as printed. */
function withoutPrint(fields: AcceptedDocument['fields'] = {}): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return {
    ...(fields.documentNumbers ? { documentNumbersRaw: undefined } : {}),
    ...(fields.date ? { dateRaw: undefined } : {}),
    ...(fields.kind ? { kindInferred: false } : {}),
    ...Object.fromEntries(given),
  }
}

/** Lists are cut where the register takes no more of them; what is missing on the letter is left out, to be asked for. */
function asRead(document: ProposedDocument): Record<string, unknown> {
  const { contact, kind, subject, date, issuer } = document
  const isKnownKind = kinds.some((one) => one === kind)
  return {
    documentNumbers: document.documentNumbers,
    documentNumbersRaw: document.documentNumbers.map((_one, at) =>
      printOf(document, 'documentNumbers', at).slice(0, 60),
    ),
    ...(date === null ? {} : { date }),
    dateRaw: printOf(document, 'date', 0).slice(0, 60) || null,
    kind: isKnownKind ? kind : 'その他',
    kindInferred: document.kindInferred || !isKnownKind,
    ...(subject === null ? {} : { subject }),
    subjectSuffix: document.subjectSuffix,
    ...(issuer.length === 0 ? {} : { issuer: issuer.slice(0, 20) }),
    addressee: document.addressee
      .slice(0, 50)
      .map(({ name, honorific, distributive }) => ({ name, honorific, distributive })),
    body: document.body || null,
    contact: contact && {
      unit: contact.unit,
      person: contact.person,
      tel: contact.tel,
      extension: contact.extension,
      fax: contact.fax,
      mail: contact.mail,
    },
    requestedAction: document.requestedAction,
    targetAudience: document.targetAudience.slice(0, 50),
    deadline: document.deadline,
    sealOmitted: document.sealOmitted,
    sealRaw: printOf(document, 'sealOmitted', 0).slice(0, 60) || null,
    alreadyNotified: document.alreadyNotified.slice(0, 200),
    attachments: document.attachments.slice(0, 100).map(({ label, title }) => ({ label, title: title ?? '' })),
    citedDocuments: citedOf(document),
    notDocuments: document.legalReferences.slice(0, 100),
  }
}

/** What stands on the page, on one line. */
function printOf({ evidence }: ProposedDocument, field: string, at: number): string {
  const places = evidence[field] ?? []
  return (places[at]?.text ?? '').replace(/\s+/g, ' ').trim()
}

/** The citations as the register keeps them. */
export function citedOf(document: ProposedDocument): CitedDocument[] {
  return document.citedDocuments.slice(0, 50).map((one) => ({
    number: one.number,
    date: asDate(one.date),
    dateInferred: asDate(one.dateInferred ?? null),
    issuer: one.issuer,
    relation: relationOf(one.relation),
    title: one.title ?? null,
    jointGroup: one.jointGroup ?? null,
    andOthers: one.andOthers ?? null,
    mentions: one.mentions,
  }))
}

function asDate(text: string | null): CalendarDate | null {
  return text !== null && isCalendarDate(text) ? text : null
}

/** The reader tells more relations apart than the register keeps; those it does not know are plain references. */
function relationOf(word: string | null): CitedDocument['relation'] {
  const known = linkRelations.find((one) => one === word)
  return known === undefined || known === 'refers_to' ? 'refers' : known
}
