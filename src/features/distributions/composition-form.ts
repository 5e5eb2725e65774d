/**
 * The form in which a distribution is made, over as many presses as it takes. Everything that was chosen travels in the
 * form itself, so that it works without JavaScript and nothing is written before the last press.
 */
import { calendarDate } from '#core/time/calendar-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { isUuid } from '#core/codes/uuid.ts'
import { refuseField } from '#core/errors.ts'
import { getNotice } from '#features/notices/queries.ts'
import type { Reader } from '#server/context.ts'
import { typedOf } from '#server/form-action.ts'
import { filled } from '#server/form-fields.ts'
import type { Channel } from './distribution.ts'
import {
  channelNamed,
  isSingle,
  type Line,
  mostSingleLines,
  type Recipient,
  recipientsOf,
  shareOut,
  singles,
  treatmentOf,
} from './composition.ts'
import type { CompositionState } from './composition-state.ts'
import { fillLines, type Subject } from './line-members.ts'

export interface Composed {
  subject: Subject & { noticeId: string }
  lines: Line[]
  excluded: Set<string>
  usual: Channel
}

const textOf = (form: FormData, name: string): string => filled(form, name) ?? ''

/** What the form says before the press is carried out. @throws AppError not-found for a letter one may not read */
export async function readComposed(reader: Reader, form: FormData): Promise<Composed> {
  const noticeId = textOf(form, 'noticeId')
  const distributionId = textOf(form, 'distributionId') || null
  const notice = await getNotice(reader, isUuid(noticeId) ? noticeId : refuseField('noticeId', 'unknown-notice'))
  const dropped = new Set(form.getAll('drop').map(String))
  const lines = form
    .getAll('line')
    .map(String)
    .filter((key) => !dropped.has(key))
    .map((key) => ({
      key,
      treatment: treatmentOf(form.get(`treatment:${key}`)),
      channel: channelNamed(form.get(`channel:${key}`)),
    }))
  return {
    subject: { notice, noticeId, distributionId },
    lines,
    excluded: new Set(form.getAll('excluded').map(String).filter(isUuid)),
    usual: channelNamed(form.get('channel')) ?? 'lgwan',
  }
}

/** Carries out an adding or removing press on what the form says. */
export async function change(reader: Reader, composed: Composed, form: FormData): Promise<void> {
  const [act, id = ''] = splitOnce(textOf(form, 'act'))
  const terms = { treatment: treatmentOf(form.get('addTreatment')), channel: null }
  if (act === 'add') addOne(composed, id, terms)
  if (act === 'include') composed.excluded.delete(id)
  if (act === 'remove') removeOne(composed, id)
  if (act === 'add-group' && isUuid(textOf(form, 'group'))) addSet(composed, `g:${textOf(form, 'group')}`, terms)
  if (act === 'add-kind') addSet(composed, kindKey(composed, form), terms)
  if (act === 'split') await splitSet(reader, composed, id)
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(' ')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function addOne(composed: Composed, id: string, terms: Omit<Line, 'key'>): void {
  composed.excluded.delete(id)
  if (isUuid(id)) addSet(composed, `o:${id}`, terms)
}

function addSet(composed: Composed, key: string, terms: Omit<Line, 'key'>): void {
  composed.lines = [...composed.lines.filter((line) => line.key !== key), { key, ...terms }]
}

/** Whoever stands alone is taken off; whoever comes with a set is kept out of it. */
function removeOne(composed: Composed, id: string): void {
  composed.lines = composed.lines.filter((line) => line.key !== `o:${id}`)
  composed.excluded.add(id)
}

function kindKey({ subject }: Composed, form: FormData): string {
  const typed = parseDate(textOf(form, 'kindOn'))
  const on = typed.ok ? typed.date : calendarDate(subject.notice.date)
  const prefecture = /^\d{2}$/.test(textOf(form, 'prefecture')) ? textOf(form, 'prefecture') : 'all'
  return `k:${textOf(form, 'kindSet').replace(/[^a-z_]/g, '')}:${prefecture}:${on}`
}

async function splitSet(reader: Reader, composed: Composed, key: string): Promise<void> {
  const filled = await fillLines(reader, composed.subject, composed.lines)
  const line = filled.find((one) => one.key === key)
  const members = shareOut(filled, composed.excluded).get(key) ?? []
  if (!line || isSingle(line) || members.length > mostSingleLines) return
  composed.lines = composed.lines.flatMap((one) => (one.key === key ? singles(members, one) : [one]))
}

/** What was typed and is to stay, straight from the form. */
export function keptOf(form: FormData): Pick<CompositionState, 'unresolved' | 'typed' | 'enclosureIds'> {
  return {
    unresolved: form.getAll('unresolved').map(String),
    typed: typedOf(form),
    enclosureIds: form.getAll('enclosureIds').map(String),
  }
}

/** The recipients of what the form says, each once. */
export async function listComposed(reader: Reader, composed: Composed): Promise<Recipient[]> {
  const filled = await fillLines(reader, composed.subject, composed.lines)
  return recipientsOf(filled, composed.excluded, composed.usual)
}
