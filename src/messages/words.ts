/** Every word the user sees, by language. A key that is missing in English is a type error; wrong keys do not compile. */
import { createTranslator } from 'use-intl/core'
import type { ErrorCode, FieldProblem } from '#core/errors.ts'
import { en } from './en/en.ts'
import { ja, type Messages } from './ja/ja.ts'

export type Language = 'ja' | 'en'
const messages: Record<Language, Messages> = { ja, en }

export type Namespace = keyof Messages
export type Words<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>

const made = new Map<string, unknown>()

/** The words of one namespace (`notices`, `distributions` …) in one language; `words(locale, 'shell')('home')`. */
export function words<N extends Namespace>(locale: Language, namespace: N): Words<N> {
  const key = `${locale}.${String(namespace)}`
  if (!made.has(key))
    made.set(key, createTranslator({ locale, messages: messages[locale], namespace, timeZone: 'Asia/Tokyo' } as never)) // overloads of use-intl do not see through the generic
  return made.get(key) as Words<N> // made above with this namespace
}

export function titleOf(locale: Language, code: ErrorCode): string {
  return words(locale, 'problem')(`title.${code}`)
}

/** One complaint as a sentence that says how to mend it. */
export function sentenceOf(locale: Language, problem: FieldProblem): string {
  const say = words(locale, 'problem')
  const key = `field.${problem.code}`
  return say.has(key as never) ? say(key as never, problem.values as never) : say('field.form') // codes come from schemas at run time; unknown ones get the general sentence
}
