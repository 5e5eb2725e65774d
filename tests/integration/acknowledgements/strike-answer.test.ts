import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { strikeAnswer } from '#features/acknowledgements/commands/strike-answer.ts'
import { getDelivery } from '#features/distributions/deliveries.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const answered = async () => {
  const deliveryId = await (await office.publish()).deliveryOf('142018')
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'received' })
  return deliveryId
}

test('a struck answer is owed again, stays readable, and leaves delivery.answer-struck', async () => {
  const deliveryId = await answered()
  await office.as(who.manager, strikeAnswer, { deliveryId, reason: '別の文書の受領' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_notified', owes: 'receipt' })
  const { history } = await office.read(who.manager, (reader) => getDelivery(reader, deliveryId))
  expect(history.map(({ kind, isVoid }) => [kind, isVoid])).toEqual([
    ['struck', false],
    ['received', true],
  ])
  expect((await office.eventsOf(deliveryId)).at(-1)).toBe('delivery.answer-struck')
})

test('striking a correction brings the corrected answer back', async () => {
  const deliveryId = await answered()
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'received', on: '2021-03-05' })
  await office.as(who.manager, strikeAnswer, { deliveryId, reason: '日付の訂正は誤り' })
  const [row] = await office.rows('SELECT status, received_on::text FROM delivery WHERE id = $1', [deliveryId])
  expect(row).toEqual({ status: 'received', received_on: '2021-03-09' })
})

test('after two corrections only the last one counted', async () => {
  const deliveryId = await answered()
  for (const on of ['2021-03-04', '2021-03-05'])
    await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'received', on })
  const [row] = await office.rows('SELECT received_on::text FROM delivery WHERE id = $1', [deliveryId])
  expect(row).toEqual({ received_on: '2021-03-05' })
})

test('there must be an answer and a reason', async () => {
  const deliveryId = await (await office.publish()).deliveryOf('142018')
  await expect(office.as(who.manager, strikeAnswer, { deliveryId, reason: '誤り' })).rejects.toMatchObject({
    code: 'not-now',
  })
  await office.expectInvalid(
    () => office.as(who.manager, strikeAnswer, { deliveryId, reason: ' ' }),
    'reason',
    'missing',
    ['delivery_fact'],
  )
})

test('two managers at once strike one answer, not two', async () => {
  const deliveryId = await answered()
  const presses = await Promise.allSettled(
    [1, 2].map(() => office.as(who.manager, strikeAnswer, { deliveryId, reason: '誤り' })),
  )
  expect(presses.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a stranger finds nothing; staff and viewer may not', async () => {
  const input = { deliveryId: await answered(), reason: '誤り' }
  await office.expectRefused(office.as(who.yokohama, strikeAnswer, input), 'not-found')
  await office.expectRefused(office.as(who.staff, strikeAnswer, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, strikeAnswer, input), 'forbidden')
})
