/**
 * 発番記号の学習: what an officer confirms of a letter teaches whose symbol its number bears. A symbol corrected once makes the
 * next letter of that office read right: the number is cut at it, an office printed in short is completed, a missing kind is known.
 */
import { parseHeaderNumber } from '#core/text/document-number.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Header } from './header.ts'
import { folded as foldedWords } from './folding.ts'
import type { FoldedText, Span } from './page-text.ts'
import { type IssuerSymbol, isInForce, type SymbolTable } from './symbol-table.ts'

/** The fields of a letter that name its office, as read or as confirmed. */
export interface NamedLetter {
  documentNumbers: readonly string[]
  issuer: readonly string[]
  kind: string
  date: CalendarDate | null
}

/**
 * What a confirmed letter teaches: one entry per number whose office is certain; none when nothing is new.
 * @param reading as proposed; `kindInferred`: nothing on the letter said its kind
 * @param known all symbols in use, shipped and learned
 */
export function learnSymbols(
  reading: NamedLetter & { kindInferred: boolean },
  confirmed: NamedLetter,
  known: readonly IssuerSymbol[],
): IssuerSymbol[] {
  const { documentNumbers, issuer, date } = confirmed
  if (issuer.length === 0 || (documentNumbers.length > 1 && issuer.length !== documentNumbers.length)) return []
  const kind = reading.kindInferred && confirmed.kind !== reading.kind ? confirmed.kind : null
  return documentNumbers.flatMap((number, at) => {
    const parsed = parseHeaderNumber(number)
    const office = foldedWords(issuer[at] ?? '')
    if (!parsed.ok || office === '') return []
    const rows = known.filter(({ symbol }) => symbol === parsed.symbol)
    if (rows.some((row) => isSame(row, office, date) && (kind === null || row.kind === kind))) return []
    const hasOther = rows.some((row) => row.isLearned && row.office !== office)
    const learned = { symbol: parsed.symbol, office, from: hasOther ? (date ?? '') : '', to: '', kind }
    return [{ ...learned, isLearned: true }]
  })
}

function isSame(row: IssuerSymbol, office: string, date: CalendarDate | null): boolean {
  return row.office === office && (date === null || isInForce(row, date))
}

/** The issuers of a head, completed by what was learned of the symbols of its numbers. */
export function issuersByLearned(
  folded: FoldedText,
  start: number,
  header: Header,
  table: SymbolTable,
): Header['issuers'] & { isLearned: boolean } {
  const numbers = header.numbers.value
  const read = header.issuers
  const offices = numbers.map(({ number }) => table.learned(number.symbol, header.date?.value ?? null))
  if (offices.every((known) => known.length === 0) || (read.value.length > 1 && read.value.length !== numbers.length))
    return { ...read, isLearned: false }
  const found = offices.map((known, at) => {
    const own = read.value[at]
    for (const { office } of known) {
      if (own === office) return { value: own, span: read.spans[at] }
      const span = placeOf(folded.text, { start, end: header.bodyStart }, office)
      if (span) return { value: office, span }
      if (own !== undefined && own.length >= 2 && office.endsWith(own)) return { value: office, span: read.spans[at] }
    }
    return own === undefined ? null : { value: own, span: read.spans[at] }
  })
  const issuers = found.flatMap((one) => (one ? [one.value] : []))
  if (issuers.length === 0 || issuers.join('\n') === read.value.join('\n')) return { ...read, isLearned: false }
  return { value: issuers, spans: found.flatMap((one) => (one?.span ? [one.span] : [])), isLearned: true }
}

function placeOf(text: string, { start, end }: Span, words: string): Span | null {
  const at = text.slice(start, end).indexOf(words)
  return at < 0 ? null : { start: start + at, end: start + at + words.length }
}

/** The kind that the letters of this office have where nothing on them says it. */
export function kindByLearned({ numbers, date }: Header, table: SymbolTable): string | null {
  const rows = numbers.value.flatMap(({ number }) => table.learned(number.symbol, date?.value ?? null))
  return rows.find(({ kind }) => kind)?.kind ?? null
}
