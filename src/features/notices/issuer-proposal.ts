/** Who probably issued a letter, by the symbols of its numbers and its date. Only proposed; the paper decides. */
import { parseDocumentNumber } from '#core/text/document-number.ts'

/** `from` and `to` may be a year, a month or a day; empty is open. */
export interface IssuerSymbol {
  symbol: string
  office: string
  from: string
  to: string
}

/** One office for each number that has a known symbol, in the order of the numbers. @param date YYYY-MM-DD, or null when not known yet */
export function proposeIssuers(
  numbers: readonly string[],
  date: string | null,
  symbols: readonly IssuerSymbol[],
): string[] {
  return numbers.flatMap((number) => {
    const parsed = parseDocumentNumber(number)
    const named = parsed.ok ? symbols.filter((one) => one.symbol === parsed.symbol) : []
    const found = named.find((one) => date !== null && isUsed(one, date)) ?? (date === null ? named.at(-1) : undefined)
    return found ? [found.office] : []
  })
}

/** A shorter date stands for all its days: '2014-07' holds 2014-07-15. */
function isUsed({ from, to }: IssuerSymbol, date: string): boolean {
  return (from === '' || from <= date) && (to === '' || date.slice(0, to.length) <= to)
}
