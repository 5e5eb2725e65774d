import type { LedgerQuery } from './read-ledger.ts'

/** What may be recorded for the selected rows; the first without being asked for. */
export const acts = ['mark', 'answer', 'bounce', 'unmark'] as const
export type Act = (typeof acts)[number]

export function actOf({ do: asked }: LedgerQuery): Act {
  return acts.find((one) => one === asked) ?? 'mark'
}

/** Address of the ledger with its filter, page and open row; what is undefined is left out. */
export function ledgerAddress(id: string, query: LedgerQuery, hash = ''): string {
  const parameters = new URLSearchParams()
  for (const name of ['status', 'after', 'open', 'do'] as const) {
    const value = query[name]
    if (value) parameters.set(name, value)
  }
  const text = parameters.toString()
  return `/distributions/${id}${text ? `?${text}` : ''}${hash ? `#${hash}` : ''}`
}
