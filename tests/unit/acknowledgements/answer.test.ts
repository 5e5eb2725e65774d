import { expect, test } from 'vitest'
import { calendarDate } from '#core/time/calendar-date.ts'
import { type AnswerKind, type RecordedAnswer, repeated, standingAnswer } from '#features/acknowledgements/answer.ts'

const on = calendarDate('2021-03-05')
const words = { on, note: null, means: [], reached: null, medium: null, person: null }
const recorded = (...kinds: AnswerKind[]): RecordedAnswer[] =>
  kinds.map((kind, index) => ({
    ...words,
    kind,
    id: BigInt(index + 1),
    receiptNumber: String(index + 1),
    recordedAt: new Date('2021-03-05T01:00:00Z'),
    recordedForId: 'x',
    isFresh: true,
  }))

test.each<[AnswerKind, AnswerKind[], string | null]>([
  ['received', ['received'], '1'],
  ['received', ['received', 'disseminated'], '1'],
  ['received', ['received', 'not_concerned'], null],
  ['received', ['received', 'question'], null],
  ['received', ['disseminated'], null],
  ['not_concerned', ['not_concerned', 'received'], null],
  ['disseminated', ['disseminated', 'received'], '1'],
])('a bare press %s after %j repeats receipt %s', (kind, before, receipt) => {
  expect(repeated({ ...words, kind }, true, recorded(...before))?.receiptNumber ?? null).toBe(receipt)
})

test('other words are no repetition, the order of the means does not matter', () => {
  const [first] = recorded('disseminated')
  const stood = first ? [{ ...first, means: ['mail', 'web'] }] : []
  const answer = { ...words, kind: 'disseminated' as const }
  expect(repeated({ ...answer, means: ['web', 'mail'] }, false, stood)).not.toBeNull()
  expect(repeated({ ...answer, means: ['web'] }, false, stood)).toBeNull()
  expect(standingAnswer('received', stood)).toBeNull()
})
