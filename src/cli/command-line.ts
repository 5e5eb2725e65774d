/** What every sub-command shares: its options, its words, its password, its exit code (0 done, 1 found something wrong, 2 could not run). */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { AppError } from '#core/errors.ts'
import { sentenceOf, titleOf } from '#messages/words.ts'
import { terminalLanguage } from './launcher/say.ts'

export interface SubCommand {
  /** what follows the command's name */
  usage: string
  run: (words: string[]) => Promise<number>
}

/** The words could not be understood: usage, exit 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Strict: an unknown option is a usage error, and so is a missing one of `required`. */
export function readOptions<Known extends Options>(
  words: string[],
  options: Known,
  required: (keyof Known & string)[],
) {
  try {
    const { values } = parseArgs({ args: words, options, strict: true, allowPositionals: false })
    const missing = required.filter((name) => !values[name as keyof typeof values])
    if (missing.length > 0) throw new UsageError(missing.map((name) => `--${name}`).join(' '))
    return values
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** One of a closed list, or a usage error. */
export function choiceOf<Choice extends string>(text: unknown, choices: readonly Choice[], option: string): Choice {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new UsageError(`--${option} ${choices.join('|')}`)
  return found
}

/** A whole number from 1 to `maximum`, or a usage error. */
export function countOf(text: string | undefined, option: string, maximum: number): number {
  const count = Number(text)
  if (!/^\d+$/.test(text ?? '') || count < 1 || count > maximum) throw new UsageError(`--${option} 1..${maximum}`)
  return count
}

/** What the product refused, by field, as sentences of the terminal's language. */
export function complaintOf(error: AppError): string {
  const language = terminalLanguage()
  const fields = error.fields.map((field) => `  ${field.field ? `${field.field}: ` : ''}${sentenceOf(language, field)}`)
  return [titleOf(language, error.code), ...fields].join('\n')
}
