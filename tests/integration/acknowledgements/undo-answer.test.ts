import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { undoAnswer } from '#features/acknowledgements/commands/undo-answer.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const answered = async (words: object = { kind: 'received' }) => {
  const deliveryId = await (await office.publish()).deliveryOf('142018')
  await office.as(who.yokosuka, answerDelivery, { deliveryId, ...words })
  return deliveryId
}

/** As if the facts of this line had been written this long ago by the real clock. */
async function age(deliveryId: string, minutes: number): Promise<void> {
  await office.rows('ALTER TABLE delivery_fact DISABLE TRIGGER delivery_fact_append_only')
  await office.rows(
    `UPDATE delivery_fact f SET stamped_at = stamped_at - $2 * interval '1 minute' FROM delivery v
     WHERE v.id = $1 AND (f.issuer_id, f.distribution_id, f.organization_id) = (v.issuer_id, v.distribution_id, v.organization_id)`,
    [deliveryId, minutes],
  )
  await office.rows('ALTER TABLE delivery_fact ENABLE TRIGGER delivery_fact_append_only')
}

test('within ten minutes the recipient takes its answer back; it is owed again and the trail says so', async () => {
  const deliveryId = await answered()
  await age(deliveryId, 9)
  await office.as(who.yokosuka, undoAnswer, { deliveryId })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_notified', owes: 'receipt' })
  expect((await office.eventsOf(deliveryId)).at(-1)).toBe('delivery.answer-undone')
  await expect(office.as(who.yokosuka, undoAnswer, { deliveryId })).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'not-answered' }],
  })
})

test('after ten minutes by the real clock it is too late, whatever the clock of the world says', async () => {
  const deliveryId = await answered()
  await age(deliveryId, 10)
  await expect(office.as(who.yokosuka, undoAnswer, { deliveryId })).rejects.toMatchObject({
    code: 'not-now',
    fields: [{ code: 'undo-too-late' }],
  })
  expect((await office.statusOf(deliveryId))?.status).toBe('received')
})

test('the answer before the one taken back stands again', async () => {
  const deliveryId = await answered()
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'not_concerned' })
  await office.as(who.yokosuka, undoAnswer, { deliveryId })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'received', owes: 'dissemination' })
})

test('what the sender wrote down on its behalf is not its to take back', async () => {
  const deliveryId = await (await office.publish()).deliveryOf('142018')
  const onBehalf = { medium: 'fax', person: '三浦' }
  await office.as(who.staff, answerDelivery, { deliveryId, kind: 'received', onBehalf })
  await expect(office.as(who.yokosuka, undoAnswer, { deliveryId })).rejects.toMatchObject({ code: 'not-now' })
})

test('a stranger finds nothing; the sender may not; control characters change nothing', async () => {
  const deliveryId = await answered()
  await office.expectRefused(office.as(who.fujisawa, undoAnswer, { deliveryId }), 'not-found')
  await office.expectRefused(office.as(who.manager, undoAnswer, { deliveryId }), 'forbidden')
  await office.expectInvalid(
    () => office.as(who.yokosuka, undoAnswer, { deliveryId, reason: '\u0007' }),
    'reason',
    'control-characters',
    ['delivery_fact'],
  )
})
