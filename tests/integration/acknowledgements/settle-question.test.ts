import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { settleQuestion } from '#features/acknowledgements/commands/settle-question.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const asked = async () => {
  const deliveryId = await (await office.publish()).deliveryOf('142018')
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'question', note: '対象の範囲について' })
  return deliveryId
}

test('the answer to a question starts the clock again and leaves delivery.question-answered', async () => {
  const deliveryId = await asked()
  expect((await office.statusOf(deliveryId))?.status).toBe('question')
  await office.as(who.staff, settleQuestion, { deliveryId, note: '全域が対象です' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_notified', owes: 'receipt' })
  expect((await office.eventsOf(deliveryId)).at(-1)).toBe('delivery.question-answered')
  await expect(office.as(who.staff, settleQuestion, { deliveryId, note: '再掲' })).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'no-question' }],
  })
})

test('an empty answer changes nothing', async () => {
  const deliveryId = await asked()
  await office.expectInvalid(() => office.as(who.staff, settleQuestion, { deliveryId, note: '' }), 'note', 'missing', [
    'delivery_fact',
  ])
})

test('a stranger finds nothing; who asked and a viewer may not answer', async () => {
  const input = { deliveryId: await asked(), note: '対象です' }
  await office.expectRefused(office.as(who.yokohama, settleQuestion, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, settleQuestion, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, settleQuestion, input), 'forbidden')
})
