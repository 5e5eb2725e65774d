/**
 * 登録の計画: what an acceptance does with each letter read. Decided before anything is written: a letter that seems to be registered
 * already is never taken for it, nor registered beside it, unless the bytes are the same or the officer says which.
 */
import { AppError, type ErrorCode, type FieldProblem } from '#core/errors.ts'
import type { DocumentNumber } from '#core/text/document-number.ts'
import { parsedNumbers } from '#features/notices/numbers.ts'
import type { NoticeInput } from '#features/notices/schema.ts'
import { letterInput } from './letter-input.ts'
import type { ProposedDocument } from './proposal.ts'
import type { Duplicate, Taking } from './reading.ts'
import type { AcceptedDocument } from './schema.ts'

/** The letter in the wording that the officer confirmed. */
export interface Confirmed {
  letter: NoticeInput
  numbers: DocumentNumber[]
}

export interface Step {
  document: ProposedDocument
  taking: Taking
  /** of an arrival or a version: the registered letter, or the letter of the same reading */
  noticeId: string | null
  twin: number | null
  /** null where the wording is not used */
  confirmed: Confirmed | null
  wanted: AcceptedDocument | null
}

/** What the officer corrected stands over what was read; by it the letter is recognised and linked. */
export function corrected(document: ProposedDocument, wanted: AcceptedDocument | undefined): ProposedDocument {
  const { documentNumbers, date, subject, issuer } = wanted?.fields ?? {}
  return {
    ...document,
    ...(documentNumbers ? { documentNumbers } : {}),
    ...(date ? { date } : {}),
    ...(subject ? { subject } : {}),
    ...(issuer ? { issuer } : {}),
  }
}

/**
 * One step per letter. @param duplicates of the corrected letters
 * @throws AppError invalid or conflict with every complaint, fields as documents.POSITION.… (from 0, in the order read)
 */
export function planOf(
  documents: readonly ProposedDocument[],
  duplicates: readonly (Duplicate | null)[],
  wanted: ReadonlyMap<number, AcceptedDocument>,
): Step[] {
  const complaints: AppError[] = unknownDocuments(documents, wanted)
  const steps: Step[] = []
  for (const [at, document] of documents.entries()) {
    const asked = wanted.get(document.index) ?? null
    const duplicate = standing(duplicates[at] ?? null, steps)
    try {
      steps.push(stepOf(document, duplicate, asked, `documents.${at}`))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      complaints.push(error)
    }
  }
  if (complaints.length > 0) throw together(complaints)
  return steps
}

/** The letter of the same reading that this one repeats counts only when it is taken itself. */
function standing(duplicate: Duplicate | null, steps: readonly Step[]): Duplicate | null {
  if (duplicate === null || duplicate.document === null) return duplicate
  const other = steps.find((step) => step.document.index === duplicate.document)
  return other && other.taking !== 'ignore' ? duplicate : null
}

function stepOf(
  document: ProposedDocument,
  duplicate: Duplicate | null,
  wanted: AcceptedDocument | null,
  field: string,
): Step {
  const taking = takingOf(duplicate, wanted?.take, field)
  const step = { document, taking, noticeId: null, twin: null, confirmed: null, wanted }
  if (taking === 'ignore') return step
  if (taking === 'register' || taking === 'separate') return { ...step, confirmed: confirm(document, wanted, field) }
  const known = knownLetter(duplicate, wanted, field)
  if (taking === 'arrival') return { ...step, ...known }
  if (known.noticeId === null) throw new AppError('invalid', [{ field: `${field}.take`, code: 'choice' }])
  if (!wanted?.reason) throw new AppError('invalid', [{ field: `${field}.reason`, code: 'reason-missing' }])
  return { ...step, ...known, confirmed: confirm(document, wanted, field) }
}

/** The letter of the register, or of the same reading, that is meant. */
function knownLetter(duplicate: Duplicate | null, wanted: AcceptedDocument | null, field: string) {
  const noticeId = wanted?.noticeId ?? duplicate?.noticeId ?? null
  const twin = noticeId === null ? (duplicate?.document ?? null) : null
  if (noticeId === null && twin === null)
    throw new AppError('invalid', [{ field: `${field}.noticeId`, code: 'missing' }])
  return { noticeId, twin }
}

function confirm(document: ProposedDocument, wanted: AcceptedDocument | null, field: string): Confirmed {
  try {
    const letter = letterInput(document, wanted?.fields)
    return { letter, numbers: parsedNumbers(letter.documentNumbers, letter.documentNumbersRaw) }
  } catch (error) {
    throw error instanceof AppError ? under(field, error) : error
  }
}

/** The same bytes are an arrival; the same identity from other bytes is asked. */
function takingOf(duplicate: Duplicate | null, wanted: Taking | undefined, field: string): Taking {
  if (duplicate === null) return wanted ?? 'register'
  if (wanted !== undefined && wanted !== 'register') return wanted
  const isKnownFile = duplicate.ground === 'same-file' && !duplicate.isWithdrawn
  if (wanted === undefined && isKnownFile) return 'arrival'
  const code = wanted === 'register' ? 'registered-already' : 'replacement-undecided'
  throw new AppError('conflict', [{ field: `${field}.take`, code, values: { label: duplicate.label } }], {
    noticeId: duplicate.noticeId,
  })
}

function unknownDocuments(
  documents: readonly ProposedDocument[],
  wanted: ReadonlyMap<number, AcceptedDocument>,
): AppError[] {
  const known = new Set(documents.map(({ index }) => index))
  return [...wanted.keys()]
    .filter((index) => !known.has(index))
    .map((index) => new AppError('invalid', [{ field: 'documents', code: 'unknown-document', values: { index } }]))
}

/** The complaints of a letter under its place in the reading. */
export function under(field: string, error: AppError): AppError {
  const fields = error.fields.map((one) => ({ ...one, field: one.field === '' ? field : `${field}.${one.field}` }))
  return new AppError(error.code, fields, error.detail)
}

/** All complaints at once; what must be mended comes before what must be decided. */
function together(complaints: readonly AppError[]): AppError {
  const codes: ErrorCode[] = complaints.map(({ code }) => code)
  const fields: FieldProblem[] = complaints.flatMap((one) => one.fields)
  const noticeIds = complaints.flatMap(({ detail }) => (typeof detail.noticeId === 'string' ? [detail.noticeId] : []))
  return new AppError(codes.includes('invalid') ? 'invalid' : (codes[0] ?? 'invalid'), fields, { noticeIds })
}
