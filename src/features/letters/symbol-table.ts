/** 発番記号の表: which office numbers with which symbol, and when. Shipped as a table, extended by the installation. */
import type { CalendarDate } from '#core/time/calendar-date.ts'

export interface IssuerSymbol {
  symbol: string
  office: string
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; empty: open */
  from: string
  to: string
  /** what officers of this installation confirmed; it goes before what the product ships */
  isLearned?: boolean
  /** the kind of this office's letters where nothing on them says it */
  kind?: string | null
}

export interface SymbolTable {
  /** longest first */
  symbols: readonly string[]
  isKnown(symbol: string): boolean
  officesOf(symbol: string, date: CalendarDate | null): string[]
  /** what the installation learned of a symbol, the newest first */
  learned(symbol: string, date: CalendarDate | null): IssuerSymbol[]
}

export function symbolTable(rows: readonly IssuerSymbol[]): SymbolTable {
  const bySymbol = Map.groupBy(rows, ({ symbol }) => symbol)
  const inForce = (symbol: string, date: CalendarDate | null) =>
    (bySymbol.get(symbol) ?? [])
      .filter((row) => date === null || isInForce(row, date))
      .sort((a, b) => Number(b.isLearned === true) - Number(a.isLearned === true) || b.from.localeCompare(a.from))
  return {
    symbols: [...bySymbol.keys()].sort((a, b) => b.length - a.length),
    isKnown: (symbol) => bySymbol.has(symbol),
    officesOf: (symbol, date) => inForce(symbol, date).map(({ office }) => office),
    learned: (symbol, date) => inForce(symbol, date).filter(({ isLearned }) => isLearned === true),
  }
}

/** A shorter date stands for all its days. */
export function isInForce({ from, to }: IssuerSymbol, date: CalendarDate): boolean {
  return (from === '' || from <= date) && (to === '' || date.slice(0, to.length) <= to)
}
