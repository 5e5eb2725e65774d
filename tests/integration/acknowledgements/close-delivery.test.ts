import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { closeDelivery } from '#features/acknowledgements/commands/close-delivery.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const waiting = async () => (await office.publish()).deliveryOf('142018')

test('a line is closed with its reason, owes nothing more, and leaves delivery.closed', async () => {
  const deliveryId = await waiting()
  await office.as(who.staff, closeDelivery, { deliveryId, reason: '三度連絡したが応答がない' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'closed', owes: null })
  expect((await office.eventsOf(deliveryId)).at(-1)).toBe('delivery.closed')
  await expect(office.as(who.staff, closeDelivery, { deliveryId, reason: '再度' })).rejects.toMatchObject({
    code: 'not-now',
  })
})

test('where everything was answered there is nothing to close', async () => {
  const deliveryId = await waiting()
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'disseminated', means: ['web'] })
  await expect(office.as(who.staff, closeDelivery, { deliveryId, reason: '終了' })).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'nothing-owed' }],
  })
})

test('never silently: without a reason nothing is closed', async () => {
  const deliveryId = await waiting()
  await office.expectInvalid(
    () => office.as(who.staff, closeDelivery, { deliveryId, reason: '' }),
    'reason',
    'missing',
    ['delivery_fact'],
  )
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const input = { deliveryId: await waiting(), reason: '終了' }
  await office.expectRefused(office.as(who.yokohama, closeDelivery, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, closeDelivery, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, closeDelivery, input), 'forbidden')
})
