import { describe, expect, test } from 'vitest'
import { calendarDate } from '#core/time/calendar-date.ts'
import { type FactKind, type StandingFact, standingOf, type Terms } from '#features/distributions/standing.ts'

const terms: Terms = {
  role: 'to',
  askedSeparately: false,
  ask: 'receipt_and_dissemination',
  receiptDueOn: calendarDate('2021-03-05'),
  dueOn: calendarDate('2021-03-19'),
}

function facts(...kinds: (FactKind | [FactKind, corrects: number])[]): StandingFact[] {
  return kinds.map((one, index) => {
    const [kind, corrects] = Array.isArray(one) ? one : [one, null]
    return {
      id: BigInt(index + 1),
      kind,
      occurredOn: calendarDate('2021-03-02'),
      channel: null,
      medium: null,
      reached: null,
      correctsId: corrects === null ? null : BigInt(corrects),
    }
  })
}

describe('where a delivery stands', () => {
  test.each<[string, StandingFact[], string, string | null]>([
    ['nothing happened', facts(), 'not_notified', 'receipt'],
    ['forwarded', facts('notified'), 'notified', 'receipt'],
    ['not delivered', facts('notified', 'bounced'), 'bounced', 'receipt'],
    ['a second channel after a bounce', facts('notified', 'bounced', 'notified'), 'notified', 'receipt'],
    ['received', facts('notified', 'received'), 'received', 'dissemination'],
    ['an answer before the mark', facts('received', 'notified'), 'received', 'dissemination'],
    ['passed on implies received', facts('notified', 'disseminated'), 'disseminated', null],
    ['a question stops the clock', facts('notified', 'question'), 'question', 'receipt'],
    ['an answered question starts it again', facts('notified', 'question', 'question_answered'), 'notified', 'receipt'],
    ['a question after the receipt', facts('notified', 'received', 'question'), 'question', 'dissemination'],
    ['not concerned', facts('notified', 'not_concerned'), 'not_concerned', null],
    ['received after all', facts('notified', 'not_concerned', 'received'), 'received', 'dissemination'],
    ['a struck receipt', facts('notified', 'received', ['struck', 2]), 'notified', 'receipt'],
    ['withdrawn, and an answer does not revive it', facts('notified', 'cancelled', 'received'), 'cancelled', null],
  ])('%s', (_name, history, status, owes) => {
    expect(standingOf(terms, history)).toMatchObject({ status, owes })
  })

  test('a copy, information and associations asked separately owe nothing', () => {
    for (const change of [{ role: 'cc' }, { role: 'fyi' }, { askedSeparately: true }, { ask: 'none' }] as const)
      expect(standingOf({ ...terms, ...change }, facts('notified'))).toMatchObject({ owes: null, isExempt: true })
  })
})
