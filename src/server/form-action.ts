/** A form over a command: session, origin, command, then a redirect or the complaints beside what was typed. */
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { AppError, type ErrorCode, type FieldProblem } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { type Command, runCommand } from './command.ts'
import { log } from './log.ts'
import { requireSameOrigin } from './request.ts'
import { currentContext } from './session.ts'

/** What a form shows after it was refused: a code for the sentence above, complaints by field, and what was typed. */
export interface FormState {
  code: ErrorCode | null
  fields: readonly FieldProblem[]
  typed: Record<string, string | string[]>
  detail?: Record<string, unknown>
}

export const freshForm: FormState = { code: null, fields: [], typed: {} }

export interface FormWork<Result> {
  /** form fields → the command's input (still unparsed) */
  read: (form: FormData) => unknown
  /** where to go when done; a receipt or notice travels in the query */
  done: (result: Result, form: FormData) => string
}

export function formAction<Schema extends z.ZodType, Loaded, Result>(command: Command<Schema, Loaded, Result>, work: FormWork<Result>) {
  return async (_state: FormState, form: FormData): Promise<FormState> => {
    const context = await currentContext()
    if (context.actor.kind === anonymous.kind) redirect('/sign-in')
    let goal: string
    try {
      await requireSameOrigin()
      goal = work.done(await runCommand(context, command, work.read(form)), form)
    } catch (error) {
      return refusal(error, form)
    }
    redirect(goal as never) // typedRoutes knows no computed address; `done` is our own code
  }
}

function refusal(error: unknown, form: FormData): FormState {
  if (!(error instanceof AppError)) {
    log().error({ error }, 'form action failed')
    return { code: 'unavailable', fields: [], typed: typedOf(form) }
  }
  return { code: error.code, fields: error.fields, typed: typedOf(form), detail: error.detail }
}

/** What was typed, so that nothing has to be typed twice. Files cannot be given back. */
export function typedOf(form: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$')) continue
    const values = form.getAll(key).filter((value) => typeof value === 'string')
    typed[key] = values.length > 1 ? values : (values[0] ?? '')
  }
  return typed
}
