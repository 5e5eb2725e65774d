/**
 * One operation of /api/v1 over a command or query: who asks, parse, run, answer. Errors are problem+json (RFC 9457).
 * The same description makes the OpenAPI document.
 */
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { actorOf, callerOf } from './api-actor.ts'
import { answerApi } from './api-answer.ts'
import { assertCalendarDates } from './api-dates.ts'
import { once } from './api-once.ts'
import { type Reply, toResponse } from './api-reply.ts'
import { parseInput } from './command.ts'
import { type Context, contextFor, inOneTransaction } from './context.ts'

type Params = Record<string, string>

export interface Answer<Output> {
  value: Output
  status?: number
  etag?: string
}

export interface Operation<Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType> {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** as in OpenAPI: /notices/{id} */
  path: string
  summary: string
  query?: Query
  body?: Body
  output: Output
  status: number
  /** fields of the answer that are shown once: a repeated request gets null in their place */
  secrets?: readonly string[]
  /** of the answer, where it is no JSON */
  mediaType?: string
  /** whole in one transaction of at most 15 s, which it shares with finding out who asks and with the kept answer */
  run: (context: Context, input: ApiInput<Query, Body>) => Promise<Answer<z.input<Output>>>
}

export interface ApiInput<Query extends z.ZodType, Body extends z.ZodType> {
  params: Params
  query: z.output<Query>
  /** parsed only for its JSON form here; the command parses it again at its own door */
  body: z.output<Body>
  ifMatch: string | null
}

// The list of operations only needs their outline; each keeps its own types.
export type AnyOperation = Omit<Operation<z.ZodType, z.ZodType, z.ZodType>, 'run'>

export function defineOperation<
  Output extends z.ZodType,
  Query extends z.ZodType = z.ZodType<undefined>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(operation: Operation<Query, Body, Output>): Operation<Query, Body, Output> {
  return operation
}

const bodyLimitBytes = 1024 * 1024

/** The route handler of an operation. */
export function serve<Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Query, Body, Output>,
) {
  return (incoming: Request, route: { params: Promise<Params> }): Promise<Response> =>
    answerApi(incoming, operation.path, async (request) => {
      const findCaller = await callerOf(incoming)
      const input = await readInput(operation, incoming, await route.params)
      const reply = await inOneTransaction(request, async (tx, act) => {
        const { actor, now, locale, foreign } = await findCaller(tx)
        const acting = await act(actor, { ...request, locale: locale ?? request.locale }, now)
        if (foreign) throw foreign
        const { body, ...rest } = input()
        const work = async (context: Context) => toReply(operation, await operation.run(context, { ...rest, body }))
        return operation.method === 'post'
          ? once(incoming, acting, body, work, operation.secrets)
          : work(acting.context)
      })
      return toResponse(reply)
    })
}

/** An operation that answers with a file, written while it is read. */
export type FileOperation<Query extends z.ZodType> = Omit<Operation<Query, z.ZodType, z.ZodType>, 'run'> & {
  run: (context: Context, input: { params: Params; query: z.output<Query> }) => Promise<Response>
}

/** The route handler of such an operation. */
export function serveFile<Query extends z.ZodType>(operation: FileOperation<Query>) {
  return (incoming: Request, route: { params: Promise<Params> }): Promise<Response> =>
    answerApi(incoming, operation.path, async (request) => {
      const { actor, locale } = await actorOf(incoming)
      const context = contextFor(actor, { ...request, locale: locale ?? request.locale })
      const query = readQuery(operation.query, new URL(incoming.url))
      return operation.run(context, { params: await route.params, query })
    })
}

/** Everything is read before the transaction opens; what is wrong with it is said only to a caller who is known. */
async function readInput<Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Query, Body, Output>,
  incoming: Request,
  params: Params,
): Promise<() => ApiInput<Query, Body>> {
  try {
    const query = readQuery(operation.query, new URL(incoming.url))
    const body = operation.method === 'get' ? undefined : await readJson(incoming, operation.body !== undefined)
    if (operation.body) assertCalendarDates(operation.body, body)
    const ifMatch = unquote(incoming.headers.get('if-match'))
    return () => ({ params, query, body: body as z.output<Body>, ifMatch }) // the command's own schema is the door that parses the body
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function toReply<Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Query, Body, Output>,
  answer: Answer<z.input<Output>>,
): Reply {
  return { status: answer.status ?? operation.status, body: operation.output.parse(answer.value), etag: answer.etag }
}

function readQuery<Query extends z.ZodType>(schema: Query | undefined, url: URL): z.output<Query> {
  const pairs = [...url.searchParams]
  const repeated = pairs.find(([key], index) => pairs.findIndex(([other]) => other === key) !== index)
  if (repeated) throw new AppError('invalid', [{ field: repeated[0], code: 'repeated' }], { status: 400 })
  try {
    if (schema) assertCalendarDates(schema, Object.fromEntries(pairs))
    return parseInput(schema ?? (z.strictObject({}) as unknown as Query), Object.fromEntries(pairs)) // an operation without query allows none
  } catch (error) {
    throw error instanceof AppError ? new AppError('invalid', error.fields, { status: 400 }) : error
  }
}

async function readJson(incoming: Request, isExpected: boolean): Promise<unknown> {
  const text = await readText(incoming)
  if (text === '' && !isExpected) return undefined
  const type = incoming.headers.get('content-type') ?? ''
  if (text !== '' && !/^application\/json\s*(;|$)/i.test(type))
    throw new AppError('invalid', [{ field: 'content-type', code: 'content-type' }], { status: 415 })
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown)
  } catch {
    throw new AppError('invalid', [{ field: '', code: 'json' }], { status: 400 })
  }
}

/** Counted while it arrives: a body without a length must not fill the memory first. */
async function readText(incoming: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of incoming.body ?? []) {
    sizeBytes += chunk.length
    if (sizeBytes > bodyLimitBytes) throw new AppError('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function unquote(etag: string | null): string | null {
  return etag === null ? null : etag.replace(/^(W\/)?"|"$/g, '')
}
