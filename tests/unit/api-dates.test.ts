import { expect, test } from 'vitest'
import { draftInput } from '#features/distributions/schema.ts'
import { noticeInput } from '#features/notices/schema.ts'
import { assertCalendarDates } from '#server/api-dates.ts'

const fieldsOf = (work: () => void) => {
  try {
    work()
  } catch (error) {
    return (error as { fields: { field: string; code: string }[] }).fields // thrown by the function under test
  }
  return []
}

test('a day of the calendar passes, and null where the field may be empty', () => {
  expect(fieldsOf(() => assertCalendarDates(draftInput, { dueDate: '2027-03-31', receiptDueDate: null }))).toEqual([])
})

test.each(['令和9年4月1日', '2027/04/01', '2027-04-01T00:00:00Z', '2027年4月1日', ''])(
  '%s is no day of the API',
  (typed) => {
    expect(fieldsOf(() => assertCalendarDates(draftInput, { dueDate: typed }))).toEqual([
      { field: 'dueDate', code: 'iso-date' },
    ])
  },
)

test('a day that does not exist is named so', () => {
  expect(fieldsOf(() => assertCalendarDates(draftInput, { dueDate: '2027-02-30' }))).toEqual([
    { field: 'dueDate', code: 'no-such-day' },
  ])
})

test('days inside lists are found by their place', () => {
  const body = { date: '2027-01-01', arrivals: [{ on: '2027-01-02' }, { on: 'R9.1.3' }] }
  expect(fieldsOf(() => assertCalendarDates(noticeInput, body))).toEqual([{ field: 'arrivals.1.on', code: 'iso-date' }])
})

test('what is no text is left to the command', () => {
  expect(fieldsOf(() => assertCalendarDates(draftInput, { dueDate: 1_767_225_600 }))).toEqual([])
  expect(fieldsOf(() => assertCalendarDates(draftInput, [1]))).toEqual([])
})
