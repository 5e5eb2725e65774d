/** 期限を変える: a closed day is asked about once, before anything is recorded. */
import { getOwnCalendar } from '#features/organizations/queries.ts'
import { runCommand } from '#server/command.ts'
import type { Context } from '#server/context.ts'
import { type Refusal, typedOf } from '#server/form-action.ts'
import { moveDeadline } from './commands/move-deadline.ts'
import { type ClosedDay, closedDays } from './due-proposal.ts'
import { donePage } from '#server/form-fields.ts'
import { confirmedDays, dueTyped, readDeadline } from './forms.ts'

export interface DeadlineState {
  typed: Record<string, string>
  closed: ClosedDay[]
  refusal: Refusal | null
}

/** @returns the next state of the form, or the ledger when the day was moved */
export async function pressDeadline(context: Context, form: FormData): Promise<DeadlineState | string> {
  const calendar = await context.read(getOwnCalendar)
  const closed = closedDays(dueTyped(form), confirmedDays(form), calendar)
  if (closed.length > 0) return { typed: typedOf(form), closed, refusal: null }
  await runCommand(context, moveDeadline, readDeadline(form))
  return donePage(form, { done: 'moved' })
}

/** After a refusal everything stands as it was typed. */
export async function pressDeadlineAgain(_context: Context, form: FormData, refusal: Refusal): Promise<DeadlineState> {
  return { typed: typedOf(form), closed: [], refusal }
}
