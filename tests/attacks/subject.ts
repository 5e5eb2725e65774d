/** What is attacked, as the runner sees it: addresses, people, things they own, and what changed. Nothing of single cases. */
import type { Target } from './bench.ts'
import type { Surfaces } from './format.ts'
import type { Answer } from './wire.ts'

export type Header = readonly [string, string]

export interface State {
  /** table → row count and checksum; audit, limits and sessions left out */
  domain: ReadonlyMap<string, string>
  /** trail entries of things done, and of refusals and limits */
  done: number
  refused: number
  mails: number
  trapped: number
}

export interface Subject {
  target: Target
  surfaces: Surfaces
  /** does the build have this surface? */
  exists: (surface: string) => boolean
  /** what this actor's client sends with every request; null where there is no such actor yet */
  headersOf: (actor: string, isWrite: boolean) => Promise<readonly Header[] | null>
  /** a value for `{{name}}`; undefined where there is nothing of that name yet */
  fixture: (name: string, actor: string) => Promise<string | undefined>
  state: () => Promise<State>
  /** the text that no answer to this actor may contain */
  forbiddenText: (actor: string) => string | null
  /** clears counters of limits, so that one case does not shut out the next */
  resetLimits: () => Promise<void>
  /** texts that no log line may contain */
  secrets: () => readonly string[]
}

export interface Exchange {
  answer: Answer
  method: string
  target: string
  /** texts of the request that no log may repeat, and that a stored-verbatim case must find again */
  texts: readonly string[]
  fields: Readonly<Record<string, unknown>>
}
