import { curveStepAfter, line } from 'd3-shape'

export type CurvePoint = { day: number; share: number }

/** Points up to today, from (0, 0) or the first point, held level until today. */
export function untilToday(points: readonly CurvePoint[], today: number): CurvePoint[] {
  const known = points.filter(({ day }) => day <= today).toSorted((a, b) => a.day - b.day)
  const first = known[0]
  const start = first && first.day === 0 ? [] : [{ day: 0, share: 0 }]
  const last = known.at(-1)?.share ?? 0
  return [...start, ...known, { day: today, share: last }]
}

/** Path of a step line: each answer lifts the line on its day. */
export function stepPath(points: CurvePoint[], x: (day: number) => number, y: (share: number) => number): string {
  const draw = line<CurvePoint>()
    .x(({ day }) => x(day))
    .y(({ share }) => y(share))
    .curve(curveStepAfter)
    .digits(1)
  return draw(points) ?? ''
}

/** First day on which each guide (25, 50, 75 %) is reached; only the highest guide of a day is kept. */
export function guidesReached(points: readonly CurvePoint[], guides = [0.25, 0.5, 0.75]) {
  const byDay = new Map<number, { guide: number; day: number; share: number }>()
  for (const guide of guides) {
    const hit = points.find(({ share }) => share >= guide - 1e-9)
    if (hit) byDay.set(hit.day, { guide, day: hit.day, share: hit.share })
  }
  return [...byDay.values()]
}

/** Distance of the ticks on the axis of open days. */
export function tickStep(maxDay: number): number {
  if (maxDay <= 14) return 1
  return maxDay <= 60 ? 5 : 20
}
