/**
 * 回答: what a recipient (or an officer on its behalf) says of a delivery.
 * Invariants: the same answer again is the same receipt; other words are a new fact that corrects the old one;
 * nothing is answered on a draft, after withdrawal or closing; no answer lies in the future or before the letter.
 */
import { AppError } from '#core/errors.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'

export const answerKinds = ['received', 'disseminated', 'not_concerned', 'misaddressed', 'question'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const media = ['phone', 'fax', 'mail', 'paper', 'counter'] as const
export const means = ['mail', 'post', 'fax', 'web', 'meeting', 'association', 'lgwan', 'other'] as const

export interface Answer {
  kind: AnswerKind
  on: CalendarDate
  note: string | null
  means: readonly string[]
  reached: number | null
  medium: string | null
  person: string | null
}

/** An answer that was recorded and still counts. */
export interface RecordedAnswer extends Answer {
  id: bigint
  receiptNumber: string
  recordedAt: Date
}

/** The recorded answer that this one merely repeats: a bare press after any answer of its kind, or the same words. */
export function repeated(answer: Answer, isBare: boolean, recorded: readonly RecordedAnswer[]): RecordedAnswer | null {
  const same = recorded.findLast((one) => one.kind === answer.kind)
  if (!same) return null
  return isBare ||
    (same.on === answer.on &&
      same.note === answer.note &&
      same.reached === answer.reached &&
      same.medium === answer.medium &&
      same.person === answer.person &&
      same.means.join() === answer.means.join())
    ? same
    : null
}

/** @throws AppError not-now after withdrawal or closing; invalid for a day in the future or before the letter went out */
export function assertAnswerable(
  status: string,
  on: CalendarDate,
  today: CalendarDate,
  publishedOn: CalendarDate | null,
): void {
  if (status === 'cancelled' || status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
  if (on > today) throw new AppError('invalid', [{ field: 'on', code: 'in-future', values: { date: today } }])
  if (publishedOn && on < publishedOn)
    throw new AppError('invalid', [{ field: 'on', code: 'before-publication', values: { date: publishedOn } }])
}
