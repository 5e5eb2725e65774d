/**
 * 回答: what a recipient (or an officer on its behalf) says of a delivery.
 * Invariants: the same answer again is the same receipt; other words are a new fact that corrects the old one;
 * nothing is answered on a draft, after withdrawal or closing; no answer lies in the future or before the letter.
 */
import { AppError, refuseField } from '#core/errors.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'

export const answerKinds = ['received', 'disseminated', 'not_concerned', 'misaddressed', 'question'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const media = ['phone', 'fax', 'mail', 'paper', 'counter'] as const
export const means = ['mail', 'post', 'fax', 'web', 'meeting', 'association', 'lgwan', 'other'] as const

/** How long a recipient may take back its own answer without asking anyone, by the real clock. */
export const undoMinutes = 10

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
  /** the organization whose hand it was */
  recordedForId: string
  /** recorded within the last `undoMinutes` */
  isFresh: boolean
}

/** Passing on follows from receiving; every other pair says something else than before. */
function turns(earlier: AnswerKind, later: AnswerKind): boolean {
  const accepted: readonly AnswerKind[] = ['received', 'disseminated']
  return earlier !== later && !(accepted.includes(earlier) && accepted.includes(later))
}

/** The last answer of this kind that no later answer has turned round, or null. */
export function standingAnswer(kind: AnswerKind, recorded: readonly RecordedAnswer[]): RecordedAnswer | null {
  const at = recorded.findLastIndex((one) => one.kind === kind)
  return recorded.slice(at + 1).some((one) => turns(kind, one.kind)) ? null : (recorded[at] ?? null)
}

/** The recorded answer that this one merely repeats: a bare press after any answer of its kind, or the same words. */
export function repeated(answer: Answer, isBare: boolean, recorded: readonly RecordedAnswer[]): RecordedAnswer | null {
  const same = standingAnswer(answer.kind, recorded)
  if (!same) return null
  return isBare || wordsOf(same) === wordsOf(answer) ? same : null
}

function wordsOf({ on, note, reached, medium, person, means: ways }: Answer): string {
  return JSON.stringify([on, note, reached, medium, person, [...ways].sort()])
}

/** @throws AppError not-now after withdrawal or closing; invalid for a day in the future or before the letter */
export function assertAnswerable(status: string, on: CalendarDate, today: CalendarDate, issuedOn: CalendarDate): void {
  if (status === 'cancelled' || status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
  if (on > today) refuseField('on', 'in-future', { date: today })
  if (on < issuedOn) refuseField('on', 'before-issue', { date: issuedOn })
}

/**
 * The answer that its own recipient may still take back: its last one, by its own hand, of the last minutes.
 * @throws AppError not-now
 */
export function undoable(recorded: readonly RecordedAnswer[], organizationId: string | null): RecordedAnswer {
  const last = recorded.at(-1)
  if (!last || last.recordedForId !== organizationId || last.medium !== null)
    throw new AppError('not-now', [{ field: '', code: 'not-answered' }])
  if (!last.isFresh) throw new AppError('not-now', [{ field: '', code: 'undo-too-late' }])
  return last
}
