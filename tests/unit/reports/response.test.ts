import { expect, test } from 'vitest'
import { calendarDate } from '#core/time/calendar-date.ts'
import { usualCalendar } from '#core/time/open-days.ts'
import { dayBeforeOpenDays } from '#features/reports/outstanding.ts'
import { responseOf } from '#features/reports/response.ts'

const today = calendarDate('2021-03-09')

test('the curve counts open days from the first forwarding and shares of those who are asked', () => {
  const response = responseOf(
    [
      { sentOn: '2021-02-26', receivedOn: '2021-03-01', disseminatedOn: '2021-03-05', count: 1 },
      { sentOn: '2021-02-26', receivedOn: '2021-03-02', disseminatedOn: null, count: 2 },
      { sentOn: '2021-03-01', receivedOn: null, disseminatedOn: null, count: 3 },
    ],
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
    [{ sentOn: '2021-03-05', receivedOn: '2021-03-02', disseminatedOn: null, count: 1 }],
    today,
    usualCalendar,
  )
  expect(early?.received).toEqual([{ day: 0, share: 1 }])
  expect(responseOf([], today, usualCalendar)).toBeNull()
  expect(
    responseOf([{ sentOn: null, receivedOn: null, disseminatedOn: null, count: 4 }], today, usualCalendar),
  ).toBeNull()
})

test('older than five open days on 9 March means since 1 March or before; the weekend does not count', () => {
  expect(dayBeforeOpenDays(today, 5, usualCalendar)).toBe('2021-03-01')
  expect(dayBeforeOpenDays(today, 6, usualCalendar)).toBe('2021-02-28')
  expect(dayBeforeOpenDays(today, 0, usualCalendar)).toBe('2021-03-08')
})
