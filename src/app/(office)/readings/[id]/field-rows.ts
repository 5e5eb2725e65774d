/** The rows of a card: each field of the register with what was read, where it stands, how sure it is and what else it may be. */
import { calendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { longDate, longDay } from '#core/time/display-date.ts'
import { doubtBelow } from '#features/letters/reason.ts'
import { addresseeText } from '#features/notices/addressee.ts'
import { contactText } from '#features/notices/contact.ts'
import type { Evidence, ProposedDocument } from '#features/readings/proposal.ts'
import type { Words } from '#messages/words.ts'

export const readFields = [
  'documentNumbers',
  'date',
  'kind',
  'subject',
  'issuer',
  'addressee',
  'requestedAction',
  'deadline',
  'contact',
  'alreadyNotified',
] as const
export type ReadField = (typeof readFields)[number]

export interface FieldRow {
  field: ReadField
  /** within its letter; the same figure stands at the mark in the page */
  no: number
  value: string
  /** what stands on the page where it is not simply the value */
  printed: string | null
  note: string | null
  /** a sentence; null where the field is sure */
  doubt: string | null
  /** doubted only since it was read from a picture, which the head of the card says for all */
  isScanDoubt: boolean
  choices: { value: string; label: string; why: string }[]
  evidence: Evidence[]
}

/** What says the kind or the request stands in a sentence; that it is lit there is enough. */
const asWords = new Set<ReadField>(['kind', 'requestedAction'])
const always = new Set<ReadField>(['documentNumbers', 'date', 'kind', 'subject', 'issuer', 'addressee'])

export function fieldRows(say: Words<'reading'>, letter: ProposedDocument): FieldRow[] {
  return readFields
    .filter((field) => field !== 'alreadyNotified' || letter.alreadyNotified.length > 0)
    .map((field, at) => rowOf(say, letter, field, at + 1))
}

export function doubtCount(rows: readonly FieldRow[]): number {
  return rows.filter(({ doubt }) => doubt !== null).length
}

function rowOf(say: Words<'reading'>, letter: ProposedDocument, field: ReadField, no: number): FieldRow {
  const value = wordsOf(letter, field)
  const evidence = letter.evidence[field] ?? []
  const printed = evidence.map(({ text }) => text.replace(/\s+/gu, ' ').trim()).join(' ')
  const isDifferent = plain(printed) !== plain(value + (field === 'subject' ? (letter.subjectSuffix ?? '') : ''))
  return {
    field,
    no,
    value,
    printed: printed !== '' && isDifferent && !asWords.has(field) ? printed.slice(0, 160) : null,
    note: noteOf(say, letter, field),
    doubt: doubtOf(say, letter, field),
    isScanDoubt: letter.isScan && certaintyOf(letter, field).reason === 'read-from-picture',
    choices: choicesOf(say, letter, field, value),
    evidence,
  }
}

/** As the input of the form shows it; `readAcceptance` reads it back the same way. */
function wordsOf(letter: ProposedDocument, field: ReadField): string {
  const values: Record<ReadField, () => string> = {
    documentNumbers: () => letter.documentNumbers.join('・'),
    date: () => dayWords(letter.date),
    kind: () => letter.kind,
    subject: () => letter.subject ?? '',
    issuer: () => letter.issuer.join('\n'),
    addressee: () => addresseeText(letter.addressee),
    requestedAction: () => letter.requestedAction ?? '',
    deadline: () => dayWords(letter.deadline),
    contact: () =>
      letter.contact ? contactText({ unit: null, person: null, tel: null, extension: null, ...letter.contact }) : '',
    alreadyNotified: () => letter.alreadyNotified.join('\n'),
  }
  return values[field]()
}

function dayWords(date: string | null): string {
  return date !== null && isCalendarDate(date) ? longDate(date, 'ja') : (date ?? '')
}

/** What a person wants to know beside the value: the other calendar, that nothing was filled in. */
function noteOf(say: Words<'reading'>, letter: ProposedDocument, field: ReadField): string | null {
  const { date, deadline, documentNumbers, partialNumber, subjectSuffix } = letter
  const isSureKind = doubtOf(say, letter, 'kind') === null
  const printedNumber = partialNumber === null ? say('noNumberNote') : say('partialNumber', { text: partialNumber })
  const notes: Partial<Record<ReadField, string | null>> = {
    date: date === null ? null : western(date),
    deadline: deadline === null ? say('notWritten') : western(deadline),
    documentNumbers: documentNumbers.length === 0 ? printedNumber : null,
    kind: letter.kindInferred && isSureKind ? say('kindInferred') : null,
    subject: subjectSuffix === null ? null : say('suffixNote', { suffix: subjectSuffix }),
    issuer: letter.sealOmitted ? say('sealNote') : null,
  }
  return notes[field] ?? null
}

/** 2021-02-26（金） */
function western(date: string): string | null {
  return isCalendarDate(date) ? `${date}${weekdayOf(date)}` : null
}

function weekdayOf(date: string): string {
  return /（.）$/u.exec(longDay(calendarDate(date), 'ja'))?.[0] ?? ''
}

function doubtOf(say: Words<'reading'>, letter: ProposedDocument, field: ReadField): string | null {
  const { confidence, reason } = certaintyOf(letter, field)
  if (confidence >= doubtBelow) return null
  const key = `reason.${reason}` as const
  return say.has(key as never) ? say(key as never) : say('reason.unsure') // a code that is newer than the words
}

function certaintyOf(letter: ProposedDocument, field: ReadField): { confidence: number; reason: string } {
  const known = letter.certainty[field] ?? letter.evidence[field]?.[0]
  return known ?? { confidence: always.has(field) ? 0 : 1, reason: 'not-found' }
}

function choicesOf(
  say: Words<'reading'>,
  letter: ProposedDocument,
  field: ReadField,
  own: string,
): FieldRow['choices'] {
  const others = (letter.alternatives[field] ?? []).map(({ value, reason }) => {
    const words = field === 'date' || field === 'deadline' ? dayWords(value) : value
    const key = `otherReason.${reason}` as const
    return { value: words, label: words.replaceAll('\n', '・'), why: say.has(key as never) ? say(key as never) : '' } // as above
  })
  if (others.length === 0) return []
  // nothing is taken for the officer: where nothing was read, an empty field is what stands
  const read =
    own === ''
      ? { value: '', label: say('leaveEmpty'), why: '' }
      : { value: own, label: own.replaceAll('\n', '・'), why: say('asRead') }
  return [read, ...others.filter((one) => one.value !== own)]
}

/** Without what a spelling may change: width, spaces, brackets. */
function plain(words: string): string {
  return words.normalize('NFKC').replace(/[\s・、()]/gu, '')
}
