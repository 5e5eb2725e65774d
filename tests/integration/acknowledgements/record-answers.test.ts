import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { recordAnswers } from '#features/acknowledgements/commands/record-answers.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const called = { kind: 'received', medium: 'phone', person: '保健所 担当', on: '2021-03-08', note: '一斉に確認' }
const selection = async () => {
  const made = await office.publish()
  return { ...made, deliveryIds: [await made.deliveryOf('142018'), await made.deliveryOf('142051')] }
}

test('one call is written down for several, each with its own receipt, and once in the trail', async () => {
  const { deliveryIds } = await selection()
  const receipts = await office.as(who.staff, recordAnswers, { ...called, deliveryIds })
  expect(new Set(receipts.map((receipt) => receipt.receiptNumber)).size).toBe(2)
  const rows = await office.rows('SELECT status, is_behalf, received_on::text FROM delivery WHERE id = ANY ($1)', [
    deliveryIds,
  ])
  expect(rows).toEqual(
    Array.from({ length: 2 }, () => ({ status: 'received', is_behalf: true, received_on: '2021-03-08' })),
  )
  const entries = await office.rows<{ after: { count: number } }>(
    `SELECT after FROM audit_entry WHERE event = 'delivery.answered-on-behalf' AND object_id = ANY ($1)`,
    [deliveryIds],
  )
  expect(entries.map((entry) => entry.after.count)).toEqual([2])
})

test('the same again gives the same receipts', async () => {
  const { deliveryIds } = await selection()
  const first = await office.as(who.staff, recordAnswers, { ...called, deliveryIds })
  const second = await office.as(who.staff, recordAnswers, { ...called, deliveryIds })
  expect(second.map((one) => one.receiptNumber)).toEqual(first.map((one) => one.receiptNumber))
  expect(second.every((one) => !one.isNew)).toBe(true)
})

test('what the city had said itself is corrected by other words and stays readable', async () => {
  const { deliveryIds } = await selection()
  await office.as(who.yokosuka, answerDelivery, { deliveryId: deliveryIds[0], kind: 'received' })
  await office.as(who.staff, recordAnswers, { ...called, deliveryIds })
  const [row] = await office.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM delivery_fact f JOIN delivery v USING (issuer_id, distribution_id, organization_id) WHERE v.id = $1',
    [deliveryIds[0]],
  )
  expect(row?.n).toBe(2)
})

test.each([
  ['nobody named', { person: ' ' }, 'person', 'missing'],
  ['an unknown medium', { medium: 'telepathy' }, 'medium', 'choice'],
  ['tomorrow', { on: '2021-03-10' }, 'on', 'in-future'],
  ['a day before the letter', { on: '2021-02-28' }, 'on', 'before-issue'],
])('%s is refused and none is recorded', async (_name, change, field, code) => {
  const { deliveryIds } = await selection()
  await office.expectInvalid(
    () => office.as(who.staff, recordAnswers, { ...called, deliveryIds, ...change }),
    field,
    code,
    ['delivery_fact'],
  )
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { deliveryIds } = await selection()
  const input = { ...called, deliveryIds }
  await office.expectRefused(office.as(who.yokohama, recordAnswers, input), 'not-found')
  await office.expectRefused(office.as(who.viewer, recordAnswers, input), 'forbidden')
  await office.expectRefused(
    office.as(who.yokosuka, recordAnswers, { ...called, deliveryIds: deliveryIds.slice(0, 1) }),
    'forbidden',
  )
})
