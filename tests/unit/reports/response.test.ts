import { expect, test } from 'vitest'
import { calendarDate } from '#core/time/calendar-date.ts'
import { usualCalendar } from '#core/time/open-days.ts'
import { dayBeforeOpenDays } from '#features/reports/outstanding-filter.ts'
import { responseOf } from '#features/reports/response.ts'

const today = calendarDate('2021-03-09')

test('the curve counts open days from the first forwarding and shares of those who are asked', () => {
  const response = responseOf(
    {
      asked: 6,
      sentOn: '2021-02-26',
      answers: [
        { measure: 'disseminated', on: '2021-03-05', count: 1 },
        { measure: 'received', on: '2021-03-02', count: 2 },
        { measure: 'received', on: '2021-03-01', count: 1 },
      ],
    },
    today,
    usualCalendar,
  )
  expect(response).toEqual({
    asked: 6,
    received: [
      { day: 1, share: 1 / 6 },
      { day: 2, share: 3 / 6 },
    ],
    disseminated: [{ day: 5, share: 1 / 6 }],
    today: 7,
  })
})

test('an answer older than the mark counts on day 0; nothing sent or nobody asked has no curve', () => {
  const early = responseOf(
    { asked: 1, sentOn: '2021-03-05', answers: [{ measure: 'received', on: '2021-03-02', count: 1 }] },
    today,
    usualCalendar,
  )
  expect(early?.received).toEqual([{ day: 0, share: 1 }])
  expect(responseOf({ asked: 0, sentOn: '2021-03-05', answers: [] }, today, usualCalendar)).toBeNull()
  expect(responseOf({ asked: 4, sentOn: null, answers: [] }, today, usualCalendar)).toBeNull()
})

test('older than five open days on 9 March means since 1 March or before; the weekend does not count', () => {
  expect(dayBeforeOpenDays(today, 5, usualCalendar)).toBe('2021-03-01')
  expect(dayBeforeOpenDays(today, 6, usualCalendar)).toBe('2021-02-28')
  expect(dayBeforeOpenDays(today, 0, usualCalendar)).toBe('2021-03-08')
})
