import { afterAll, beforeAll, expect, test } from 'vitest'
import { editCalendar } from '#features/organizations/commands/edit-calendar.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import { installation } from '#core/policy/actor.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { addOpenDays } from '#core/time/open-days.ts'
import { contextFor } from '#server/context.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const calendar = (organizationId: string) =>
  contextFor(installation, { id: 'test', locale: 'ja', address: null }).read((reader) =>
    getCalendar(reader, organizationId),
  )
const input = async (ranges: object[], code = '142018') => ({
  organizationId: await office.organizationId(code),
  ranges,
})

test('closing days of an organization move its due dates; an empty list brings the usual ones back', async () => {
  const wanted = await input([
    { from: '12月30日', to: '01/04', name: '年末年始' },
    { from: '３-10', to: '3-10', name: '市制記念日' },
  ])
  await office.as(who.manager, editCalendar, wanted)
  const own = await calendar(wanted.organizationId)
  expect(own).toEqual(
    expect.arrayContaining([
      { from: '12-30', to: '01-04' },
      { from: '03-10', to: '03-10' },
    ]),
  )
  expect(addOpenDays(calendarDate('2025-12-26'), 1, own)).toBe('2025-12-29')
  expect(addOpenDays(calendarDate('2021-03-09'), 1, own)).toBe('2021-03-11')
  await office.as(who.manager, editCalendar, await input([]))
  expect(await calendar(wanted.organizationId)).toEqual([{ from: '12-29', to: '01-03' }])
  expect(await office.eventsOf(wanted.organizationId)).toEqual([
    'organization.calendar-edited',
    'organization.calendar-edited',
  ])
})

test('strangers find nothing, colleagues without the role are forbidden', async () => {
  await office.expectRefused(office.as(who.kawasaki, editCalendar, await input([])), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, editCalendar, await input([])), 'forbidden')
})

test.each([
  ['a day that no year has', { from: '02-30', to: '03-01', name: '誤り' }, 'ranges.0.from', 'month-day'],
  ['words', { from: '12-29', to: '正月', name: '誤り' }, 'ranges.0.to', 'month-day'],
  ['no name', { from: '12-29', to: '01-03', name: '' }, 'ranges.0.name', 'missing'],
])('%s is refused in its row', async (_name, range, field, code) => {
  const wrong = await input([range])
  await office.expectInvalid(() => office.as(who.manager, editCalendar, wrong), field, code, [
    'closing_day',
    'audit_entry',
  ])
})
