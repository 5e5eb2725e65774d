/** 頭書の読み順: the most plausible sequence of roles over the rows of a head (Viterbi over the points of `head-role.ts`). */
import { follows, rare } from './head-order.ts'
import { emptyScene, scenesOf } from './head-scene.ts'
import type { FoldedText } from './page-text.ts'
import { kindSuffix, pointsOf, type Role, roles, type Scene, titleEnd } from './head-role.ts'
import type { Row } from './row-reading.ts'

export interface RoledRow {
  row: Row
  words: string
  role: Role
}

/**
 * The text, once begun, does not end: rows within it count as what they look like most, so that a list or a block of
 * contacts far below cannot draw the head out.
 */
export function rolesOf(folded: FoldedText, rows: readonly Row[]): RoledRow[] {
  const scenes = scenesOf(folded, rows)
  let states: State[] = []
  for (const [at, row] of rows.entries()) {
    const points = pointsOf(row, scenes[at] ?? emptyScene)
    const most = Math.max(...Object.values(points))
    const before = states
    states = rolesIn(points).map((role) =>
      stateAfter(before, role, scenes, at, (previous) => (previous === 'body' ? most : (points[role] ?? never))),
    )
  }
  const path: Role[] = []
  for (let state: State | null = best(states); state; state = state.from) path.unshift(state.role)
  return rows.map((row, at) => ({ row, words: scenes[at]?.words ?? '', role: path[at] ?? 'other' }))
}
/** A row in a role, and the best row before it. */
interface State {
  role: Role
  points: number
  from: State | null
}

/** Text may begin anywhere; every other role only where something speaks for it. */
const never = -40

function rolesIn(points: Partial<Record<Role, number>>): Role[] {
  return roles.filter((role) => role === 'body' || points[role] !== undefined)
}

function stateAfter(
  before: readonly State[],
  role: Role,
  scenes: readonly Scene[],
  at: number,
  own: (previous: Role | null) => number,
): State {
  if (at === 0) return { role, points: own(null) + (role === 'body' ? -6 : 0), from: null }
  let chosen: State = { role, points: Number.NEGATIVE_INFINITY, from: null }
  for (const state of before) {
    if (state.role === 'body' && role !== 'body') continue
    const step = stepFrom(state.role, role, scenes, at)
    const points = state.points + step + own(state.role)
    if (points > chosen.points) chosen = { role, points, from: state }
  }
  return chosen
}

function stepFrom(before: Role, role: Role, scenes: readonly Scene[], at: number): number {
  if (before === 'subject') return afterSubject(role, scenes, at)
  const step = follows[before][role] ?? rare
  return role === 'body' && scenes[at]?.hasTitleAbove ? Math.max(step, -0.5) : step
}

function best(states: readonly State[]): State | null {
  return states.reduce<State | null>((a, b) => (a === null || b.points > a.points ? b : a), null)
}

function afterSubject(role: Role, scenes: readonly Scene[], at: number): number {
  if (role === 'subject') return wrapPoints(scenes, at)
  return role === 'body' && !isWhole(scenes[at - 1]) ? rare : (follows.subject[role] ?? rare)
}

function isWhole(scene: Scene | undefined): boolean {
  if (scene === undefined) return false
  const bare = scene.run.replace(kindSuffix, '')
  return bare !== scene.run || titleEnd.test(bare.replace(/\([^()]{1,12}\)$/, ''))
}

/** A title goes on in the next row only while it is not complete; a kind in brackets of its own completes it. */
function wrapPoints(scenes: readonly Scene[], at: number): number {
  const [previous, here] = [scenes[at - 1], scenes[at]]
  if (!previous || !here) return 0
  if (kindSuffix.test(here.words) && here.words.length < 10) return 3
  if (previous.depth > 0) return 1
  if (kindSuffix.test(previous.run)) return -20
  return isWhole(previous) ? (/^[」』)のにを~(-]/.test(here.words) ? -0.5 : -9) : 0.3
}
