/** A form over a command: session, origin, command, then a redirect or the complaints beside what was typed. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { sentenceOf, titleOf } from '#messages/words.ts'
import { type Command, runCommand } from './command.ts'
import type { Context } from './context.ts'
import { pageOfForm, withQuery } from './form-fields.ts'
import { log } from './log.ts'
import { requestOf, requireSameOrigin } from './request.ts'
import { currentContext } from './session.ts'

/** What a form shows after it was refused: a sentence above, complaints by field, and what was typed. */
export interface FormState {
  title: string | null
  errors: { field: string; message: string }[]
  typed: Record<string, string>
  /** for a stale edit: what stands now beside what was sent */
  comparison?: Comparison
  /** what is shown once and never stored in the clear: an initial password, an API key */
  shown?: Record<string, string>
}

/** What stands now and what was sent, where they differ; `revision` is the one the next try builds on, where the form asks. */
export interface Comparison {
  revision?: string
  differences: { field: string; current: string; sent: string }[]
}

export const freshForm: FormState = { title: null, errors: [], typed: {} }

export interface FormWork<Result> {
  /** form fields → the command's input (still unparsed) */
  read: (form: FormData) => unknown
  /** where to go when done; a receipt or notice travels in the query */
  done: (result: Result, form: FormData, context: Context) => string | Promise<string>
  /** for edits whose texts are more than plain fields: both out of a `stale` error */
  compare?: (error: AppError) => Comparison
}

/** For forms with fields: comes back with complaints and everything that was typed. */
export function formAction<Schema extends z.ZodType, Loaded, Result>(
  command: Command<Schema, Loaded, Result>,
  work: FormWork<Result>,
) {
  return async (_state: FormState, form: FormData): Promise<FormState> => {
    const context = await signedInContext()
    const goal = await perform(context, command, work, form)
    if (typeof goal === 'string') redirect(goal as never) // typedRoutes knows no computed address; `done` is our own code
    return complaintsOf(context, goal, form, work.compare)
  }
}

/** For forms whose result is shown once on the same page and stands in no address: the page stays. */
export function showAction<Schema extends z.ZodType, Loaded, Result>(
  command: Command<Schema, Loaded, Result>,
  work: { read: (form: FormData) => unknown; show: (result: Result, form: FormData) => Record<string, string> },
) {
  return async (_state: FormState, form: FormData): Promise<FormState> => {
    const context = await signedInContext()
    const result =
      context instanceof AppError
        ? context
        : await attempt(async () => work.show(await runCommand(context, command, work.read(form)), form))
    if (result instanceof AppError) return complaintsOf(context, result, form)
    refresh() // the list on the page shows what was just added
    return { ...freshForm, shown: result }
  }
}

/** For buttons: one press; a refusal comes back to the same page as `?problem=code`. */
export function pressAction<Schema extends z.ZodType, Loaded, Result>(
  command: Command<Schema, Loaded, Result>,
  work: FormWork<Result>,
) {
  return async (form: FormData): Promise<void> => {
    const goal = await perform(await signedInContext(), command, work, form)
    redirect((typeof goal === 'string' ? goal : withProblem(form, goal)) as never) // as above
  }
}

/** What a form that is filled in over several presses was refused for; null while nothing is wrong. */
export interface Refusal {
  title: string
  errors: { field: string; message: string }[]
  /** for a stale edit: what stands now */
  current: unknown
}

/** For forms that are filled in over several presses: each press gives the next state, the last one an address. */
export function steppedForm<State>(work: {
  press: (context: Context, form: FormData) => Promise<State | string>
  /** the state to go on with after a refusal */
  again: (context: Context, form: FormData, refusal: Refusal) => Promise<State>
}) {
  return async (_state: State, form: FormData): Promise<State> => {
    const context = await signedInContext()
    if (context instanceof AppError) throw context // its next state cannot be made without the database
    const next = await attempt(() => work.press(context, form))
    if (typeof next === 'string') redirect(next as never) // as above
    if (!(next instanceof AppError)) return next
    const { locale } = context.request
    const errors = next.fields.map((field) => ({ field: field.field, message: sentenceOf(locale, field) }))
    return work.again(context, form, {
      title: titleOf(locale, next.code),
      errors,
      current: next.detail.current ?? null,
    })
  }
}

/** Of the signed-in person; the error when it cannot be told who asks, so that what was typed is given back all the same. */
async function signedInContext(): Promise<Context | AppError> {
  const context = await currentContext().catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (!(context instanceof AppError) && context.actor.kind !== 'user') redirect('/sign-in')
  return context
}

async function perform<Schema extends z.ZodType, Loaded, Result>(
  context: Context | AppError,
  command: Command<Schema, Loaded, Result>,
  work: FormWork<Result>,
  form: FormData,
): Promise<string | AppError> {
  if (context instanceof AppError) return context
  return attempt(async () => work.done(await runCommand(context, command, work.read(form)), form, context))
}

/** Nothing happens unless the form came from our own pages; trouble comes back as an error, never as a crash. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | AppError> {
  try {
    await requireSameOrigin()
    return await work()
  } catch (error) {
    if (error instanceof AppError) return error
    log().error({ error }, 'form action failed')
    return new AppError('unavailable')
  }
}

async function complaintsOf(
  context: Context | AppError,
  error: AppError,
  form: FormData,
  compare: (error: AppError) => Comparison = compareFields,
): Promise<FormState> {
  const { locale } = context instanceof AppError ? await requestOf() : context.request
  return {
    title: titleOf(locale, error.code),
    errors: error.fields.map((field) => ({ field: field.field, message: sentenceOf(locale, field) })),
    typed: typedOf(form),
    ...(error.code === 'stale' ? { comparison: compare(error) } : {}),
  }
}

function compareFields({ detail }: AppError): Comparison {
  const sent = textsOf(detail.sent)
  const differences = Object.entries(textsOf(detail.current)).map(([field, current]) => ({
    field,
    current,
    sent: sent[field] ?? '',
  }))
  return { differences: differences.filter((one) => one.current !== one.sent) }
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, text === null ? '' : String(text)]))
}

/** Back to the page with the code, the field and the values of the first complaint. */
function withProblem(form: FormData, error: AppError): string {
  const [first] = error.fields
  return withQuery(pageOfForm(form), {
    problem: first?.code ?? error.code,
    at: first?.field.split('.')[0] || [],
    with: Object.entries(first?.values ?? {}).map(([name, value]) => `${name}:${value}`),
  })
}

/** What was typed, so that nothing has to be typed twice. Files cannot be given back. */
export function typedOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !entry[0].startsWith('$') && !/password/i.test(entry[0]),
    ),
  )
}
