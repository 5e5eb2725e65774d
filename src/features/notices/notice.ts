/**
 * 発出文書: one letter in the register. Identity is (issuer, number, date), never the number alone; 事務連絡 has none.
 * Invariants: a draft may be edited, a published letter only gets a new version; the typed wording of a number is kept.
 */
import type { FieldProblem } from '#core/errors.ts'
import { type DocumentNumber, parseHeaderNumber } from '#core/text/document-number.ts'

export const kinds = ['通知', '通達', '依頼', '照会', '回答', '報告', '送付', '事務連絡', 'その他'] as const

/** Parses the numbers of one letter. Complaints name the position: `documentNumbers.1`. @param printed their wording on the letter, where it differs */
export function readNumbers(
  raws: readonly string[],
  printed: readonly string[] = [],
): { numbers: DocumentNumber[]; problems: FieldProblem[] } {
  const numbers: DocumentNumber[] = []
  const problems: FieldProblem[] = []
  raws.forEach((raw, index) => {
    const parsed = parseHeaderNumber(raw)
    const field = `documentNumbers.${index}`
    if (!parsed.ok) problems.push({ field, code: parsed.reason })
    else if (numbers.some((one) => one.numberKey === parsed.numberKey))
      problems.push({ field, code: 'number-repeated' })
    else numbers.push({ ...parsed, raw: printed[index] || parsed.raw })
  })
  return { numbers, problems }
}

/** A national number says its day (MMDD): true when it is not the day of the letter. A warning, never a refusal. */
export function isDateMismatch(number: { mmdd: string | null }, issuedOn: string): boolean {
  return number.mmdd !== null && number.mmdd !== issuedOn.slice(5).replace('-', '')
}
