/** What a scenario is, and what it leaves: counts, findings by invariant, and what the product does not have yet. */
import type { Arena } from './arena.ts'
import type { Finding, Verdict } from './judge.ts'
import type { Ledger } from './ledger.ts'

export interface Result {
  counts: Record<string, number | string>
  findings: Finding[]
}

export interface Scenario {
  id: string
  title: string
  place: 'alone' | 'shared' | 'none'
  /** what security.md asks besides and the product does not have yet, by name */
  absent?: readonly string[]
  run: (arena: Arena) => Promise<Result>
}

export function resultOf(verdict: Verdict, counts: Result['counts'], extra: readonly (Finding | null)[] = []): Result {
  const { answers, promised, retried, lost, double } = verdict
  return {
    counts: { ...counts, answers, promised, retried, lost, double },
    findings: [...verdict.findings, ...extra.filter((one) => one !== null)],
  }
}

/** A finding unless the claim holds. */
export function expect(invariant: string, holds: boolean, text: string): Finding | null {
  return holds ? null : { invariant, text }
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** "1.2 s (worst 2.0)" */
export function span(times: readonly number[]): string {
  return `${(median(times) / 1000).toFixed(1)} s (worst ${(Math.max(0, ...times) / 1000).toFixed(1)})`
}

/** How the API's requests ended, by status: `201:520 503:31 ECONNRESET:4`. */
export function outcomes(ledger: Ledger): string {
  const groups = Map.groupBy(ledger.entries, (entry) => String(entry.outcome))
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, entries]) => `${name}×${entries.length}`)
    .join(' ')
}

/** Trouble with the database is said as 503 with Retry-After, and never as 500. */
export function saidRightly(ledger: Ledger): (Finding | null)[] {
  const api = ledger.entries.filter((entry) => entry.via !== 'page')
  const bare = api.filter((entry) => entry.outcome === 503 && entry.retryAfter === null).length
  const wrong = ledger.entries.filter(
    (entry) => typeof entry.outcome === 'number' && entry.outcome >= 500 && entry.outcome !== 503,
  )
  const ways = Map.groupBy(wrong, (entry) => `${entry.via} ${entry.outcome}`)
  return [
    expect('503', bare === 0, `${bare} answers 503 without Retry-After`),
    expect(
      '503',
      wrong.length === 0,
      `answered ${[...ways].map(([way, entries]) => `${way} ×${entries.length}`).join(', ')} instead of 503`,
    ),
  ]
}

/** From the planned moment to the promise, of answers promised at the first try. */
export function latencies(ledger: Ledger, from = 0, to = Number.POSITIVE_INFINITY): number[] {
  return ledger.entries
    .filter((entry) => entry.isPromise && entry.intendedAt >= from && entry.intendedAt < to)
    .map((entry) => entry.endedAt - entry.intendedAt)
}
