/** The form of a reading → the input of the acceptance. Only what the officer changed is sent: the rest stays as it was read. */
import { splitDocumentNumbers } from '#core/text/document-number.ts'
import { filled } from '#server/form-fields.ts'
import type { Outcome } from './outcome.ts'

export function readAcceptance(form: FormData): unknown {
  return {
    readingId: filled(form, 'readingId') ?? '',
    documents: form.getAll('document').map((index) => readDocument(form, Number(index))),
  }
}

/** To the choice of recipients for the letter that carries the others on, or to what the reading led to. */
export function afterAcceptance(
  { id, outcomes }: { id: string; outcomes: readonly Outcome[] },
  form: FormData,
): string {
  const fresh = outcomes.filter(({ noticeId, taken }) => noticeId !== null && taken !== 'arrival')
  const cover = fresh.find(({ index }) => String(index) === filled(form, 'cover')) ?? fresh[0]
  return form.get('next') === 'forward' && cover ? `/distributions/new?noticeId=${cover.noticeId}` : `/readings/${id}`
}

export function readReadingId(form: FormData): unknown {
  return { readingId: filled(form, 'readingId') ?? '' }
}

export function readSymbol(form: FormData): unknown {
  return { symbol: filled(form, 'symbol') ?? '', office: filled(form, 'office') ?? '' }
}

export function readSymbolRemoval(form: FormData): unknown {
  return { symbolId: filled(form, 'symbolId') ?? '' }
}

function readDocument(form: FormData, index: number): unknown {
  if (form.has(`d${index}.leave`)) return { index, take: 'ignore' }
  const take = filled(form, `d${index}.take`)
  const noticeId = take === 'arrival' || take === 'version' ? filled(form, `d${index}.noticeId`) : undefined
  const reason = take === 'version' ? filled(form, `d${index}.reason`) : undefined
  return {
    index,
    ...(take ? { take } : {}),
    ...(noticeId ? { noticeId } : {}),
    ...(reason ? { reason } : {}),
    fields: changedFields(form, index),
    links: readLinks(form, index),
  }
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const orNull = (text: string) => (text === '' ? null : text)

/** How the text of each field is taken; breaks that a subject has only because the field was narrow are closed. */
const readers: Record<string, (text: string) => unknown> = {
  documentNumbers: splitDocumentNumbers,
  date: (text) => text,
  kind: (text) => text,
  subject: (text) => text.replace(/\s*[\r\n]+\s*/g, ''),
  issuer: lines,
  addressee: orNull,
  requestedAction: orNull,
  deadline: orNull,
  contact: orNull,
  alreadyNotified: lines,
}

function changedFields(form: FormData, index: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(readers).flatMap(([field, read]) => {
      const name = `d${index}.${field}`
      const was = plain(form.get(`was.${name}`))
      // what was typed wins over a choice; the text field of a field with choices begins empty
      const now = plain(form.get(name)) || plain(form.get(`${name}.pick`))
      return !form.has(name) || now === was ? [] : [[field, read(now)]]
    }),
  )
}

function plain(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : ''
}

function readLinks(form: FormData, index: number): unknown[] {
  return form
    .getAll(`links${index}`)
    .filter((key): key is string => typeof key === 'string' && form.has(`l${index}.${key}.keep`))
    .map((key) => {
      const name = `l${index}.${key}`
      const target = filled(form, `${name}.target`)
      const isMoved = target !== undefined && target !== filled(form, `was.${name}.target`)
      return { key, relation: filled(form, `${name}.relation`), ...(isMoved ? readTarget(target) : {}) }
    })
}

/** document:2 · notice:0b1e…; a stub is only ever what was proposed */
function readTarget(target: string): Record<string, unknown> {
  const [kind, value = ''] = target.split(':')
  return kind === 'document' ? { document: Number(value) } : { noticeId: value }
}
