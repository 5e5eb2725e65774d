/**
 * 配布: one hop. A covering letter with its enclosures goes to recipients with an ask.
 * Invariants: a draft has no facts; what was published is never unpublished, only withdrawn; a recipient stands once;
 * the receipt is due no later than the dissemination; nothing is due before the day of the letter.
 */
import { AppError, type FieldProblem } from '#core/errors.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Ask } from './standing.ts'

export const channels = ['system', 'mail', 'lgwan', 'post', 'fax', 'phone', 'hand', 'association', 'web'] as const
export type Channel = (typeof channels)[number]
export const urgencies = ['normal', 'urgent'] as const

export type DistributionState = 'draft' | 'published' | 'withdrawn'

export function stateOf(row: { publishedAt: Date | null; withdrawnAt: Date | null }): DistributionState {
  if (row.withdrawnAt) return 'withdrawn'
  return row.publishedAt ? 'published' : 'draft'
}

export interface Deadlines {
  ask: Ask
  receiptDueDate: CalendarDate | null
  dueDate: CalendarDate | null
}

/** Complaints about due dates; empty when they can stand. @param issuedOn date of the covering letter */
export function deadlineProblems({ ask, receiptDueDate, dueDate }: Deadlines, issuedOn: CalendarDate): FieldProblem[] {
  const problems: FieldProblem[] = []
  const dates = [
    ['receiptDueDate', receiptDueDate],
    ['dueDate', dueDate],
  ] as const
  for (const [field, date] of dates) {
    if (date === null) continue
    if (ask === 'none') problems.push({ field, code: 'due-without-ask' })
    else if (date < issuedOn) problems.push({ field, code: 'before-issue', values: { date: issuedOn } })
  }
  if (receiptDueDate && dueDate && receiptDueDate > dueDate) problems.push({ field: 'dueDate', code: 'due-order' })
  return problems
}

/** @throws AppError not-now unless the distribution is in this state */
export function assertState(actual: DistributionState, wanted: DistributionState): void {
  if (actual === wanted) return
  throw new AppError('not-now', [
    {
      field: '',
      code: actual === 'draft' ? 'not-published' : actual === 'withdrawn' ? 'already-withdrawn' : 'already-published',
    },
  ])
}
