/** Form fields of a letter and of what hangs on it → the commands' input; and both texts where an edit came too late. */
import type { AppError } from '#core/errors.ts'
import { splitDocumentNumbers } from '#core/text/document-number.ts'
import type { Comparison } from '#server/form-action.ts'
import { filled, typedDay } from '#server/form-fields.ts'
import { letterShape } from './letter.ts'
import { letterFields, letterText } from './letter-text.ts'

const orNull = (form: FormData, name: string): string | null => filled(form, name) ?? null
const dateOf = (form: FormData, name: string): string => typedDay(form, name) ?? ''

/** Breaks that a subject has only because the paper was narrow are closed. */
function readLetter(form: FormData): Record<string, unknown> {
  return {
    documentNumbers: splitDocumentNumbers(filled(form, 'documentNumbers') ?? ''),
    date: dateOf(form, 'date'),
    kind: filled(form, 'kind') ?? '',
    subject: (filled(form, 'subject') ?? '').replace(/\s*[\r\n]+\s*/g, ''),
    issuer: (filled(form, 'issuer') ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    addressee: orNull(form, 'addressee'),
    requestedAction: orNull(form, 'requestedAction'),
    deadline: orNull(form, 'deadline'),
    contact: orNull(form, 'contact'),
    body: orNull(form, 'body'),
    sealOmitted: form.get('sealOmitted') !== null,
  }
}

export function readNotice(form: FormData): unknown {
  const forwards = form.getAll('forwards').filter((one) => typeof one === 'string' && one !== '')
  return {
    ...readLetter(form),
    links: forwards.map((noticeId) => ({ relation: 'forwards', noticeId })),
    files: filesOf(form).map((file) => ({ name: file.name, content: file.stream() })),
  }
}

/** The files that came with the form. An empty input posts one part without bytes or a name that a file could have. */
function filesOf(form: FormData): File[] {
  return form
    .getAll('files')
    .filter((file): file is File => file instanceof File && (file.size > 0 || /\.\w+$/.test(file.name)))
}

/** What the officer leaves to the other text (`keep.subject`) is not sent: it stays as it stands. */
export function readEdit(form: FormData): unknown {
  const letter = Object.entries(readLetter(form)).filter(([field]) => form.get(`keep.${field}`) !== 'current')
  return {
    ...Object.fromEntries(letter),
    noticeId: filled(form, 'noticeId') ?? '',
    revision: orNull(form, 'revision'),
  }
}

/** Of a `stale` error: field by field where the two texts differ, and the revision to build on. */
export function compareTexts(error: AppError): Comparison {
  const part = letterShape.partial()
  const current = letterText(part.parse(error.detail.current))
  const sent = letterText(part.parse(JSON.parse(JSON.stringify(error.detail.sent))))
  return {
    revision: String(error.detail.revision),
    differences: letterFields
      .map((field) => ({ field, current: current[field] ?? '', sent: sent[field] ?? '' }))
      .filter((one) => one.current !== one.sent),
  }
}

export function readArrival(form: FormData): unknown {
  const note = filled(form, 'note')
  return {
    noticeId: filled(form, 'noticeId') ?? '',
    channel: filled(form, 'channel') ?? '',
    on: dateOf(form, 'on'),
    sender: filled(form, 'sender') ?? '',
    ...(note ? { note } : {}),
  }
}

/** A registered letter was chosen, or the cited words of one that is not registered. */
export function readLink(form: FormData): unknown {
  const noticeId = filled(form, 'target')
  const link = { fromId: filled(form, 'noticeId') ?? '', relation: filled(form, 'relation') ?? '' }
  if (noticeId && noticeId !== 'stub') return { ...link, noticeId }
  return {
    ...link,
    numbers: splitDocumentNumbers(filled(form, 'citedNumbers') ?? ''),
    title: orNull(form, 'title'),
    date: orNull(form, 'citedDate'),
  }
}

export function readUnlink(form: FormData): unknown {
  return { noticeId: filled(form, 'noticeId') ?? '', linkId: filled(form, 'linkId') ?? '' }
}

export function readVersion(form: FormData): unknown {
  const subject = filled(form, 'subject')
  return {
    noticeId: filled(form, 'noticeId') ?? '',
    reason: filled(form, 'reason') ?? '',
    ...(subject ? { subject } : {}),
    ...(form.has('body') ? { body: orNull(form, 'body') } : {}),
  }
}

export function readFileRemoval(form: FormData): unknown {
  return { noticeId: filled(form, 'noticeId') ?? '', fileId: filled(form, 'fileId') ?? '' }
}

export function noticePage(form: FormData, done: string): string {
  return `/notices/${encodeURIComponent(filled(form, 'noticeId') ?? '')}?done=${done}`
}
