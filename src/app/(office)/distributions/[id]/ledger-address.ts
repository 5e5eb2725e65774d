import type { LedgerQuery } from './read-ledger.ts'

/** Address of the ledger with its filter, page and open row; what is undefined is left out. */
export function ledgerAddress(id: string, query: LedgerQuery, hash = ''): string {
  const parameters = new URLSearchParams()
  for (const name of ['status', 'after', 'open'] as const) {
    const value = query[name]
    if (value) parameters.set(name, value)
  }
  const text = parameters.toString()
  return `/distributions/${id}${text ? `?${text}` : ''}${hash ? `#${hash}` : ''}`
}
