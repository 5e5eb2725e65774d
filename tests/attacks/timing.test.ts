/** A known account that takes longer is found, also on a busy machine; the machine alone is not. */
import { expect, test } from 'vitest'
import { apartMs } from './timing.ts'

/** Times around `usual`, some of them far off, the same at every run. */
function times(usual: number, noise: number, shift: number): number[] {
  return Array.from({ length: 100 }, (_, index) => usual + noise * Math.abs(Math.sin((index + shift) * 12.9898) % 1))
}

test.each([
  ['a quiet machine', 3, 1],
  ['a busy machine', 200, 150],
])('on %s answers that take equally long are not told apart', (_name, usual, noise) => {
  expect(apartMs(times(usual, noise, 0), times(usual, noise, 7))).toBeNull()
})

test.each([
  ['a quiet machine', 3, 1, 12],
  ['a busy machine', 200, 150, 60],
])('on %s one that takes longer is found', (_name, usual, noise, more) => {
  const longer = times(usual + more, noise, 0)
  expect(apartMs(longer, times(usual, noise, 7))).toBeGreaterThan(more / 2)
  expect(apartMs(times(usual, noise, 7), longer)).toBeGreaterThan(more / 2)
})
