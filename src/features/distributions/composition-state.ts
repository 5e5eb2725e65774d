/** What the form of a distribution shows: the chosen lines with their figures, what was found, what was refused. */
import { type Reachable, searchReach } from '#features/organizations/reach.ts'
import type { Reader } from '#server/context.ts'
import type { Refusal } from '#server/form-action.ts'
import { type FilledLine, isSingle, type Line, mostSingleLines, shareOut, type Treatment } from './composition.ts'
import type { ClosedDay } from './due-proposal.ts'
import { fillLines, type Subject } from './line-members.ts'

const mostFound = 20
const mostNames = 60

/** One row of the chosen list, as the page shows it. */
export interface ChosenLine extends Line {
  title: string
  count: number
  /** the first names of a set */
  names: string[]
  canSplit: boolean
}

export interface CompositionState {
  lines: ChosenLine[]
  excluded: Reachable[]
  /** `isThere`: stands on the distribution already, when more are added to it */
  found: (Reachable & { isChosen: boolean; isThere?: boolean })[]
  hasMore: boolean
  /** how many by treatment */
  totals: Record<Treatment, number>
  unresolved: string[]
  typed: Record<string, string>
  enclosureIds: string[]
  closed: ClosedDay[]
  refusal: Refusal | null
}

interface Shown {
  subject: Subject
  lines: readonly Line[]
  excluded: ReadonlySet<string>
}
type Kept = Pick<CompositionState, 'unresolved' | 'typed' | 'enclosureIds'>

/** The state that the page shows next. */
export async function showComposed(
  reader: Reader,
  { subject, lines, excluded }: Shown,
  kept: Kept,
  change: Partial<Pick<CompositionState, 'closed' | 'refusal'>> = {},
): Promise<CompositionState> {
  const filled = await fillLines(reader, subject, lines)
  const found = await searchReach(reader, kept.typed.q ?? '', mostFound)
  return { ...stateOf({ filled, excluded, found }, kept), ...change }
}

/** The state that a page shows first: nothing was taken out yet, and nothing looked for. */
export function startWith(filled: readonly FilledLine[], kept: Kept): CompositionState {
  return stateOf({ filled, excluded: new Set(), found: [] }, kept)
}

interface Read {
  filled: readonly FilledLine[]
  excluded: ReadonlySet<string>
  /** one more than are shown says there are more */
  found: readonly Reachable[]
}

function stateOf({ filled, excluded, found }: Read, kept: Kept): CompositionState {
  const shares = shareOut(filled, excluded)
  const chosen = new Set([...shares.values()].flat().map((member) => member.id))
  return {
    lines: filled.map((line) => chosenLine(line, shares)),
    excluded: filled
      .flatMap((line) => (isSingle(line) ? [] : line.members))
      .filter(({ id }, at, all) => excluded.has(id) && !chosen.has(id) && all.findIndex((one) => one.id === id) === at),
    found: found.slice(0, mostFound).map((one) => ({ ...one, isChosen: chosen.has(one.id) })),
    hasMore: found.length > mostFound,
    totals: totalsOf(filled, shares),
    closed: [],
    refusal: null,
    ...kept,
  }
}

function chosenLine(line: FilledLine, shares: ReadonlyMap<string, readonly Reachable[]>): ChosenLine {
  const own = shares.get(line.key) ?? []
  return {
    key: line.key,
    treatment: line.treatment,
    channel: line.channel,
    title: line.title,
    count: own.length,
    names: isSingle(line) ? [] : own.slice(0, mostNames).map((member) => member.name),
    canSplit: !isSingle(line) && own.length > 0 && own.length <= mostSingleLines,
  }
}

function totalsOf(
  lines: readonly FilledLine[],
  shares: ReadonlyMap<string, readonly Reachable[]>,
): Record<Treatment, number> {
  const totals = { to: 0, cc: 0, fyi: 0, separately: 0 }
  for (const line of lines) totals[line.treatment] += shares.get(line.key)?.length ?? 0
  return totals
}
