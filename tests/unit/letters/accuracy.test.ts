import { describe, expect, test } from 'vitest'
import { reportOn, samplesOf } from './score.ts'

/** The floors of the issue; a set that falls below one shows its misses. */
const floors = { number: 0.98, date: 0.98, kind: 0.93, subject: 0.9, issuer: 0.88, addressee: 0.85 }

describe.each(['corpus', 'tuned', 'heldout'])('letters of the set %s', (set) => {
  const report = reportOn(samplesOf(set))

  test.each(Object.entries(floors))('%s is right in at least %d of the letters', (field, floor) => {
    const misses = report.misses.filter((miss) => miss.includes(field))
    expect(report.fields[field], misses.join(', ')).toBeGreaterThanOrEqual(floor)
  })

  test('citations are found and none is invented', () => {
    const misses = report.misses.filter((miss) => /invented|missed/.test(miss)).join(', ')
    expect(report.precision, misses).toBeGreaterThanOrEqual(0.97)
    expect(report.recall, misses).toBeGreaterThanOrEqual(0.92)
  })

  test('no number is invented where none is printed', () => {
    expect(report.numbersInvented).toBe(0)
  })
})

test('every field of every letter of the corpus is right', () => {
  expect(reportOn(samplesOf('corpus')).misses).toEqual([])
})
