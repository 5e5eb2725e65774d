import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { moveDeadline } from '#features/distributions/commands/move-deadline.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('what is still owed gets the new day, answers stay, and both days stand in the trail', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const [answered, silent] = [await deliveryOf('142018'), await deliveryOf('142051')]
  await office.as(who.yokosuka, answerDelivery, { deliveryId: answered, kind: 'received' })
  await office.as(who.staff, moveDeadline, {
    distributionId,
    receiptDueDate: '令和3年3月17日',
    dueDate: '2021-03-31',
    reason: '国の期限の変更',
  })
  const due = async (id: string) =>
    (
      await office.rows('SELECT owes, due_on::text, last_fact_at IS NULL AS untouched FROM delivery WHERE id = $1', [
        id,
      ])
    )[0]
  expect(await due(silent)).toEqual({ owes: 'receipt', due_on: '2021-03-17', untouched: true })
  expect(await due(answered)).toMatchObject({ owes: 'dissemination', due_on: '2021-03-31' })
  const [entry] = await office.rows(
    `SELECT before, after FROM audit_entry WHERE object_id = $1 AND event = 'distribution.deadline-moved'`,
    [distributionId],
  )
  expect(entry).toEqual({
    before: { receiptDueDate: '2021-03-12', dueDate: '2021-03-19' },
    after: { receiptDueDate: '2021-03-17', dueDate: '2021-03-31', reason: '国の期限の変更' },
  })
})

test('null removes a day, what is left out stays', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await office.as(who.staff, moveDeadline, { distributionId, receiptDueDate: null })
  const [row] = await office.rows('SELECT due_on::text FROM delivery WHERE id = $1', [await deliveryOf('142018')])
  expect(row).toEqual({ due_on: '2021-03-19' })
})

test.each([
  ['a day before the letter', { receiptDueDate: '2021-02-26' }, 'receiptDueDate', 'before-issue'],
  ['receipt after dissemination', { receiptDueDate: '2021-03-22' }, 'dueDate', 'due-order'],
  ['no day at all', {}, 'dueDate', 'missing'],
])('%s is refused and nothing moves', async (_name, change, field, code) => {
  const { distributionId } = await office.publish()
  await office.expectInvalid(() => office.as(who.staff, moveDeadline, { distributionId, ...change }), field, code, [
    'delivery_fact',
  ])
  const [row] = await office.rows('SELECT revision FROM distribution WHERE id = $1', [distributionId])
  expect(row).toEqual({ revision: 1 })
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { distributionId } = await office.publish()
  const input = { distributionId, dueDate: '2021-03-31' }
  await office.expectRefused(office.as(who.yokohama, moveDeadline, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, moveDeadline, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, moveDeadline, input), 'forbidden')
})
