import { afterAll, beforeAll, expect, test } from 'vitest'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { recordBounce } from '#features/distributions/commands/record-bounce.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('what did not arrive is still owed and asks for a second channel', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const deliveryId = await deliveryOf('142018')
  await office.as(who.staff, markNotified, { distributionId, deliveryIds: [deliveryId], channel: 'mail' })
  await office.as(who.staff, recordBounce, { distributionId, deliveryIds: [deliveryId], note: '容量超過' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'bounced', owes: 'receipt' })
  expect((await office.eventsOf(distributionId)).at(-1)).toBe('distribution.bounced')
})

test.each([
  ['the future', { on: '2021-03-10' }, 'on', 'in-future'],
  ['a day before the letter', { on: '2021-02-01' }, 'on', 'before-issue'],
  ['an unknown line', { deliveryIds: ['00000000-0000-4000-8000-000000000000'] }, 'deliveryIds.0', 'unknown-delivery'],
  ['no line', { deliveryIds: [] }, 'deliveryIds', 'missing'],
])('%s is refused and nothing is recorded', async (_name, change, field, code) => {
  const { distributionId, deliveryOf } = await office.publish()
  const input = { distributionId, deliveryIds: [await deliveryOf('142018')], ...change }
  await office.expectInvalid(() => office.as(who.staff, recordBounce, input), field, code, ['delivery_fact'])
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const input = { distributionId, deliveryIds: [await deliveryOf('142018')] }
  await office.expectRefused(office.as(who.yokohama, recordBounce, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, recordBounce, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, recordBounce, input), 'forbidden')
})
