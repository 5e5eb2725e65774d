import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { closeDelivery } from '#features/acknowledgements/commands/close-delivery.ts'
import { settleQuestion } from '#features/acknowledgements/commands/settle-question.ts'
import { withdrawDistribution } from '#features/distributions/commands/withdraw-distribution.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const owed = async () => {
  const made = await office.publish()
  return { ...made, deliveryId: await made.deliveryOf('142018') }
}
const answer = (deliveryId: string, words: object) => office.as(who.yokosuka, answerDelivery, { deliveryId, ...words })

test('an answer before it was marked as forwarded counts, with a receipt number and delivery.acknowledged', async () => {
  const { deliveryId } = await owed()
  const receipt = await answer(deliveryId, { kind: 'received' })
  expect(receipt).toMatchObject({ isNew: true, receiptNumber: expect.stringMatching(/^\d{4}-\d{4}-\d$/) })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'received', owes: 'dissemination' })
  expect(await office.eventsOf(deliveryId)).toEqual(['delivery.acknowledged'])
})

test('the later statement implies the earlier one, and passing on is never before receiving', async () => {
  const { deliveryId } = await owed()
  await answer(deliveryId, { kind: 'disseminated', on: '2021-03-05', means: ['mail', 'web', 'mail'], reached: 0 })
  await answer(deliveryId, { kind: 'received' })
  const [row] = await office.rows(
    'SELECT status, owes, received_on::text, disseminated_on::text, reached FROM delivery WHERE id = $1',
    [deliveryId],
  )
  expect(row).toEqual({
    status: 'disseminated',
    owes: null,
    received_on: '2021-03-05',
    disseminated_on: '2021-03-05',
    reached: 0,
  })
})

test('the same words are the same receipt; other words correct the earlier ones and both stay readable', async () => {
  const { deliveryId } = await owed()
  const said = { kind: 'disseminated', means: ['mail'], reached: 310 }
  const first = await answer(deliveryId, said)
  expect(await answer(deliveryId, said)).toMatchObject({ receiptNumber: first.receiptNumber, isNew: false })
  const second = await answer(deliveryId, { ...said, reached: 312 })
  expect(second.receiptNumber).not.toBe(first.receiptNumber)
  const facts = await office.rows<{ corrects: boolean }>(
    'SELECT f.corrects_id IS NOT NULL AS corrects FROM delivery_fact f JOIN delivery v USING (issuer_id, distribution_id, organization_id) WHERE v.id = $1 ORDER BY f.id',
    [deliveryId],
  )
  expect(facts.map((fact) => fact.corrects)).toEqual([false, true])
  expect(await office.eventsOf(deliveryId)).toContain('delivery.answer-repeated')
})

test('received, then not concerned, then received after all are three statements', async () => {
  const { deliveryId } = await owed()
  const first = await answer(deliveryId, { kind: 'received' })
  await answer(deliveryId, { kind: 'not_concerned', note: '所管外' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_concerned', owes: null })
  const again = await answer(deliveryId, { kind: 'received' })
  expect(again).toMatchObject({ isNew: true })
  expect(again.receiptNumber).not.toBe(first.receiptNumber)
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'received', owes: 'dissemination' })
})

test('a question stops the clock, and the same question after its answer is a new one', async () => {
  const { deliveryId } = await owed()
  const question = { kind: 'question', note: '寒川町も対象でしょうか' }
  const first = await answer(deliveryId, question)
  expect(await answer(deliveryId, question)).toMatchObject({ isNew: false })
  await office.as(who.staff, settleQuestion, { deliveryId, note: '対象です' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_notified', owes: 'receipt' })
  expect((await answer(deliveryId, question)).receiptNumber).not.toBe(first.receiptNumber)
  expect((await office.statusOf(deliveryId))?.status).toBe('question')
})

test('twenty presses at once give one receipt, and nothing but this one line is written', async () => {
  const { deliveryId, distributionId } = await owed()
  const others = () =>
    office.rows(
      'SELECT xmin::text, id FROM delivery WHERE distribution_id = $1 AND id <> $2 UNION ALL SELECT xmin::text, id FROM distribution WHERE id = $1',
      [distributionId, deliveryId],
    )
  const before = await others()
  const receipts = await Promise.all(Array.from({ length: 20 }, () => answer(deliveryId, { kind: 'received' })))
  expect(new Set(receipts.map((receipt) => receipt.receiptNumber)).size).toBe(1)
  expect(receipts.filter((receipt) => receipt.isNew)).toHaveLength(1)
  expect(await others()).toEqual(before)
})

test('what an officer writes down for the recipient is marked as such', async () => {
  const { deliveryId } = await owed()
  const onBehalf = { medium: 'phone', person: '加藤' }
  await office.as(who.staff, answerDelivery, { deliveryId, kind: 'received', on: '2021-03-02', onBehalf })
  const [row] = await office.rows('SELECT status, is_behalf, received_on::text FROM delivery WHERE id = $1', [
    deliveryId,
  ])
  expect(row).toEqual({ status: 'received', is_behalf: true, received_on: '2021-03-02' })
  expect(await office.eventsOf(deliveryId)).toEqual(['delivery.answered-on-behalf'])
})

test('what was withdrawn or closed is never revived', async () => {
  const withdrawn = await owed()
  await office.as(who.manager, withdrawDistribution, { distributionId: withdrawn.distributionId, reason: '誤送' })
  const closed = await owed()
  await office.as(who.staff, closeDelivery, { deliveryId: closed.deliveryId, reason: '連絡がつかない' })
  for (const { deliveryId } of [withdrawn, closed])
    await expect(answer(deliveryId, { kind: 'received' })).rejects.toMatchObject({ code: 'not-now' })
  expect((await office.statusOf(closed.deliveryId))?.status).toBe('closed')
})

test.each([
  ['tomorrow', { kind: 'received', on: '2021-03-10' }, 'on', 'in-future'],
  ['a day before the letter', { kind: 'received', on: '2021-02-28' }, 'on', 'before-issue'],
  ['a day no calendar has', { kind: 'received', on: '令和3年2月29日' }, 'on', 'no-such-day'],
  ['a number beyond all bounds', { kind: 'disseminated', reached: 10_000_001 }, 'reached', 'too-big'],
  ['less than nobody', { kind: 'disseminated', reached: -1 }, 'reached', 'too-small'],
  ['an unknown means', { kind: 'disseminated', means: ['pigeon'] }, 'means.0', 'choice'],
  ['a note of 1001 characters', { kind: 'received', note: '字'.repeat(1001) }, 'note', 'too-long'],
  ['control characters', { kind: 'received', note: 'a\u0000' }, 'note', 'control-characters'],
  ['an unknown kind', { kind: 'opened' }, 'kind', 'choice'],
])('%s is refused at its field and nothing is recorded', async (_name, words, field, code) => {
  const { deliveryId } = await owed()
  await office.expectInvalid(() => answer(deliveryId, words), field, code, ['delivery_fact'])
})

test('a draft is not answered; it does not exist for its recipient', async () => {
  const { distributionId } = await office.draft()
  const [row] = await office.rows<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = $1', [
    distributionId,
  ])
  await office.expectRefused(answer(row?.id ?? '', { kind: 'received' }), 'not-found')
})

test('a stranger finds nothing; sender, viewer and a recipient who acts on behalf may not', async () => {
  const { deliveryId } = await owed()
  const input = { deliveryId, kind: 'received' }
  const onBehalf = { medium: 'phone', person: '三浦' }
  await office.expectRefused(office.as(who.yokohama, answerDelivery, input), 'not-found')
  await office.expectRefused(office.as(who.fujisawa, answerDelivery, input), 'not-found')
  await office.expectRefused(office.as(who.staff, answerDelivery, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, answerDelivery, { ...input, onBehalf }), 'forbidden')
  await office.expectRefused(office.as(who.yokosuka, answerDelivery, { ...input, onBehalf }), 'forbidden')
})
