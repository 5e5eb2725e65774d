/** The numbers of a letter in their table: typed wording kept, key for every spelling. */
import { AppError } from '#core/errors.ts'
import type { DocumentNumber } from '#core/text/document-number.ts'
import type { Reader } from '#server/context.ts'
import { readNumbers } from './notice.ts'

/** @throws AppError invalid, naming each number that cannot be read */
export function parsedNumbers(raws: readonly string[], printed?: readonly string[]): DocumentNumber[] {
  const { numbers, problems } = readNumbers(raws, printed)
  if (problems.length > 0) throw new AppError('invalid', problems)
  return numbers
}

export async function replaceNumbers(
  reader: Reader,
  noticeId: string,
  numbers: readonly DocumentNumber[],
): Promise<void> {
  await reader.tx.noticeNumber.deleteMany({ where: { noticeId } })
  await reader.tx.noticeNumber.createMany({
    data: numbers.map(({ raw, normalized, numberKey, symbol, mmdd, serial, branch, fiscalYearPrefix }, position) => ({
      noticeId,
      position,
      raw,
      normalized,
      numberKey,
      symbol,
      mmdd,
      serial,
      branch,
      fiscalYearPrefix,
    })),
  })
}

/** What a person would call the letter: its numbers, else its kind, and the subject. */
export function labelOf(letter: { documentNumbers: readonly string[]; kind: string; subject: string }): string {
  return `${letter.documentNumbers.join('・') || letter.kind} ${letter.subject}`
}
