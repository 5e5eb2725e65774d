/** Why a press was refused, out of the address it came back to. */
import { type ErrorCode, errorStatus } from '#core/errors.ts'
import { type Language, sentenceOf, titleOf, words } from '#messages/words.ts'

export type ProblemQuery = { problem?: string; at?: string; with?: string | string[] }

/** Only figures and dates are taken from an address; anybody can write into a link what he likes. */
const plain = /^(\w{1,30}):(\d{1,12}|\d{4}-\d{2}-\d{2})$/

/** The sentence of the problem; the general one where its values are not such as an address may carry. */
export function problemWords(locale: Language, query: ProblemQuery & { problem: string }): string {
  const { problem, at } = query
  const ledger = words(locale, 'ledger')
  if (problem === 'missing' && at === 'deliveryIds') return ledger('chooseRows')
  if (problem === 'missing' && at === 'person') return ledger('namePerson')
  if (problem in errorStatus) return titleOf(locale, problem as ErrorCode) // `in` proved the code
  const values = Object.fromEntries(
    [query.with ?? []].flat().flatMap((one) => {
      const [, name = '', value = ''] = plain.exec(one) ?? []
      return name ? [[name, value] as const] : []
    }),
  )
  return isFilled(locale, problem, values)
    ? sentenceOf(locale, { field: '', code: problem, values })
    : titleOf(locale, 'invalid')
}

function isFilled(locale: Language, code: string, values: Record<string, string>): boolean {
  const say = words(locale, 'problem')
  const key = `field.${code}`
  const template = say.has(key as never) ? String(say.raw(key as never)) : '' // an unknown code gets the general sentence, which has no values
  return [...template.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in values)
}
