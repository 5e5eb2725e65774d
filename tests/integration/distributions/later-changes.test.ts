/** The forms that change what was published: more recipients, another due date. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pressAddition } from '#features/distributions/addition-press.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { type DeadlineState, pressDeadline } from '#features/distributions/deadline-press.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return form
}

type Made = { noticeId: string; distributionId: string }
const addition = async (email: string, { noticeId, distributionId }: Made, fields: Record<string, string | string[]>) =>
  pressAddition(await office.contextOf(email), formOf({ noticeId, distributionId, channel: 'mail', ...fields }))
const deadline = async (email: string, { distributionId }: Made, fields: Record<string, string>) =>
  pressDeadline(
    await office.contextOf(email),
    formOf({ distributionId, doneAt: `/distributions/${distributionId}?status=bounced`, ...fields }),
  )

test('who stands on the distribution is found but not counted; the others are added by the usual channel', async () => {
  const made = await office.publish()
  const lines = [`o:${await office.organizationId('142018')}`, `o:${await office.organizationId('142034')}`]
  const state = (await addition(who.staff, made, { line: lines, act: 'search', q: '142018' })) as CompositionState // a search never ends the form
  expect(state.totals.to).toBe(1)
  expect(state.found.map(({ name, isThere }) => [name, isThere])).toEqual([['横須賀市', true]])
  expect(await addition(who.staff, made, { line: lines, act: 'add-chosen' })).toBe(
    `/distributions/${made.distributionId}?done=added&count=1`,
  )
  const rows = await office.rows(
    'SELECT v.channel FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.distribution_id = $1 AND o.code = $2',
    [made.distributionId, '142034'],
  )
  expect(rows).toEqual([{ channel: 'mail' }])
})

test('nobody new is refused in words, a stranger’s press finds nothing', async () => {
  const made = await office.publish()
  const line = [`o:${await office.organizationId('142018')}`]
  await office.expectInvalid(
    () => addition(who.staff, made, { line, act: 'add-chosen' }),
    'recipients',
    'recipients-there',
    ['delivery'],
  )
  await office.expectInvalid(() => addition(who.staff, made, { act: 'add-chosen' }), 'recipients', 'no-recipients', [
    'delivery',
  ])
  await expect(addition(who.yokohama, made, { line, act: 'add-chosen' })).rejects.toMatchObject({ code: 'not-found' })
})

test('a closed day is asked about and nothing moves; its answer is taken, and what is left empty stays', async () => {
  const made = await office.publish()
  const asked = (await deadline(who.staff, made, { dueDate: '令和3年3月20日' })) as DeadlineState // asked, not finished
  expect(asked.closed).toMatchObject([{ field: 'dueDate', date: '2021-03-20', next: '2021-03-22' }])
  const due = () =>
    office.rows('SELECT receipt_due_on::text AS receipt, due_on::text AS due FROM distribution WHERE id = $1', [
      made.distributionId,
    ])
  expect(await due()).toEqual([{ receipt: '2021-03-12', due: '2021-03-19' }])
  const choice = { dueDate: '令和3年3月20日', dueDateAsked: '2021-03-20', dueDateClosed: '2021-03-22' }
  expect(await deadline(who.staff, made, { ...choice, reason: '国の延長' })).toBe(
    `/distributions/${made.distributionId}?status=bounced&done=moved`,
  )
  expect(await due()).toEqual([{ receipt: '2021-03-12', due: '2021-03-22' }])
  await deadline(who.staff, made, { receiptDueDateChoice: 'none' })
  expect(await due()).toEqual([{ receipt: null, due: '2021-03-22' }])
})

test('a due date before the letter, and a press that changes nothing, are refused', async () => {
  const made = await office.publish()
  await office.expectInvalid(
    () => deadline(who.staff, made, { receiptDueDate: '2021-02-01' }),
    'receiptDueDate',
    'before-issue',
    ['delivery_fact'],
  )
  await office.expectInvalid(() => deadline(who.staff, made, {}), 'dueDate', 'missing', ['delivery_fact'])
  await expect(deadline(who.viewer, made, { dueDate: '2021-03-24' })).rejects.toMatchObject({ code: 'forbidden' })
})
