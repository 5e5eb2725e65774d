import { expect, test } from 'vitest'
import { calendarDate } from '#core/time/calendar-date.ts'
import { usualCalendar } from '#core/time/open-days.ts'
import { closedDays, dueChoices } from '#features/distributions/due-proposal.ts'

const today = calendarDate('2021-03-09')

test('the letter’s own deadline comes first, then 5, 10 and 15 open days; a deadline that has passed is no choice', () => {
  expect(dueChoices(today, calendarDate('2021-03-31'), usualCalendar).map((one) => one.date)).toEqual([
    '2021-03-31',
    '2021-03-16',
    '2021-03-23',
    '2021-03-30',
  ])
  expect(dueChoices(today, calendarDate('2021-03-01'), usualCalendar)).toHaveLength(3)
  expect(dueChoices(today, null, usualCalendar)).toHaveLength(3)
})

test.each([
  ['令和3年3月20日', 'holiday', '2021-03-19', '2021-03-22'],
  ['2021-03-21', 'weekend', '2021-03-19', '2021-03-22'],
  ['R3.12.30', 'closing-day', '2021-12-28', '2022-01-04'],
])('%s is asked about with the open day before and after', (typed, reason, previous, next) => {
  expect(closedDays({ dueDate: typed }, {}, usualCalendar)).toMatchObject([
    { field: 'dueDate', reason, previous, next },
  ])
})

test('an open day, nonsense, nothing, and a closed day that was confirmed are not asked about', () => {
  expect(closedDays({ a: '2021-03-19', b: 'いつか', c: undefined }, {}, usualCalendar)).toEqual([])
  expect(closedDays({ dueDate: '2021-03-21' }, { dueDate: '2021-03-21' }, usualCalendar)).toEqual([])
})
