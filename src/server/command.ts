/**
 * The only way to write. Order fixed: parse, open transaction, load, permit, run, write facts, commit.
 * A command without `permit`, or whose `run` leaves no fact, does not compile.
 */
import type { z } from 'zod'
import { AppError, type FieldProblem } from '#core/errors.ts'
import { type Decision, enforce } from '#core/policy/policy.ts'
import { type Facts, writeAudit } from './audit-log.ts'
import type { Context, Reader } from './context.ts'

export interface Outcome<Result> {
  result: Result
  facts: Facts
}

export interface Command<Schema extends z.ZodType, Loaded, Result> {
  name: string
  input: Schema
  /** within the actor's scope, locking what will change; throws not-found */
  load: (reader: Reader, input: z.output<Schema>) => Promise<Loaded>
  /** one call of the policy on what was loaded */
  permit: (reader: Reader, loaded: Loaded, input: z.output<Schema>) => Decision
  /** asks the pure rule, writes, and says what happened */
  run: (reader: Reader, loaded: Loaded, input: z.output<Schema>) => Promise<Outcome<Result>>
}

export function defineCommand<Schema extends z.ZodType, Loaded, Result>(
  command: Command<Schema, Loaded, Result>,
): Command<Schema, Loaded, Result> {
  return command
}

/** @throws AppError invalid (fields), forbidden, not-found, conflict, not-now, stale, unavailable; then nothing is written */
export async function runCommand<Schema extends z.ZodType, Loaded, Result>(
  context: Context,
  command: Command<Schema, Loaded, Result>,
  rawInput: unknown,
): Promise<Result> {
  const input = parseInput(command.input, rawInput)
  const change = async (reader: Reader) => {
    const loaded = await command.load(reader, input)
    enforce(command.permit(reader, loaded, input))
    const { result, facts } = await command.run(reader, loaded, input)
    writeAudit(reader, facts)
    return result
  }
  Object.defineProperty(change, 'name', { value: command.name })
  return context.write(change)
}

/** Nobody reads more complaints than this; a body of 50,000 unknown fields must not cost as many sentences. */
const mostProblems = 100

/** Parses with zod; complaints come back by field (`recipients.0.organizationId`) with a code of the `problem` messages. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', parsed.error.issues.flatMap(toProblems).slice(0, mostProblems))
}

function toProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: at ? `${at}.${key}` : key, code: 'unknown-field' }))
  if (issue.code === 'custom')
    return [{ field: at, code: codeOfMessage(issue.message), ...(issue.params ? { values: plain(issue.params) } : {}) }]
  if (issue.code === 'too_big')
    return [
      {
        field: at,
        code: issue.origin === 'string' ? 'too-long' : 'too-big',
        values: { maximum: Number(issue.maximum) },
      },
    ]
  if (issue.code === 'too_small')
    return [
      {
        field: at,
        code: issue.origin === 'string' || issue.origin === 'array' ? 'missing' : 'too-small',
        values: { minimum: Number(issue.minimum) },
      },
    ]
  if (issue.code === 'invalid_value') return [{ field: at, code: 'choice' }]
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ field: at, code: 'missing' }]
  return [{ field: at, code: 'form' }]
}

/** Own refinements give their code as the message (`no-such-day`); anything else is a matter of form. */
function codeOfMessage(message: string): string {
  return /^[a-z][a-z-]*$/.test(message) ? message : 'form'
}

function plain(params: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
}
