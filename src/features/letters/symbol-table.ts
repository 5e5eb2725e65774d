/** 発番記号の表: which office numbers with which symbol, and when. Shipped as a table, extended by the installation. */
import type { CalendarDate } from '#core/time/calendar-date.ts'

export interface IssuerSymbol {
  symbol: string
  office: string
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; empty: open */
  from: string
  to: string
}

export interface SymbolTable {
  /** longest first */
  symbols: readonly string[]
  officesOf(symbol: string, date: CalendarDate | null): string[]
}

export function symbolTable(rows: readonly IssuerSymbol[]): SymbolTable {
  const bySymbol = new Map<string, IssuerSymbol[]>()
  for (const row of rows) bySymbol.set(row.symbol, [...(bySymbol.get(row.symbol) ?? []), row])
  return {
    symbols: [...bySymbol.keys()].sort((a, b) => b.length - a.length),
    officesOf: (symbol, date) =>
      (bySymbol.get(symbol) ?? [])
        .filter(
          ({ from, to }) =>
            date === null || ((from === '' || from <= date) && (to === '' || date.slice(0, to.length) <= to)),
        )
        .map(({ office }) => office),
  }
}
