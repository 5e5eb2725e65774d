import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { recordBounce } from '#features/distributions/commands/record-bounce.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('all who were not told are marked with route and day, and distribution.forwarded carries count and digest', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const input = { distributionId, deliveryIds: 'all', channel: 'lgwan', on: '令和3年3月8日', note: '送達票あり' }
  expect(await office.as(who.staff, markNotified, input)).toEqual({ marked: 2 })
  const [row] = await office.rows('SELECT notified_on::text, notified_by, status FROM delivery WHERE id = $1', [
    await deliveryOf('142018'),
  ])
  expect(row).toEqual({ notified_on: '2021-03-08', notified_by: 'lgwan', status: 'notified' })
  const [entry] = await office.rows<{ after: { count: number; digest: string } }>(
    `SELECT after FROM audit_entry WHERE object_id = $1 AND event = 'distribution.forwarded'`,
    [distributionId],
  )
  expect(entry?.after).toMatchObject({ count: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test('who answered before the mark is marked too and stays answered', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const deliveryId = await deliveryOf('142018')
  await office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'received' })
  await office.as(who.staff, markNotified, { distributionId, deliveryIds: 'all', channel: 'post' })
  const [row] = await office.rows('SELECT status, notified_by FROM delivery WHERE id = $1', [deliveryId])
  expect(row).toEqual({ status: 'received', notified_by: 'post' })
})

test('a second channel follows a bounce', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  const deliveryIds = [await deliveryOf('142051')]
  await office.as(who.staff, markNotified, { distributionId, deliveryIds, channel: 'mail' })
  await office.as(who.staff, recordBounce, { distributionId, deliveryIds })
  expect(await office.as(who.staff, markNotified, { distributionId, deliveryIds: 'all', channel: 'fax' })).toEqual({
    marked: 2,
  })
  expect(await office.statusOf(deliveryIds[0] ?? '')).toMatchObject({ status: 'notified' })
})

test.each([
  ['the future', { on: '2021-03-10' }, 'on', 'in-future'],
  ['a day before the letter', { on: '2021-02-26' }, 'on', 'before-issue'],
  [
    'a line of another distribution',
    { deliveryIds: ['00000000-0000-4000-8000-000000000000'] },
    'deliveryIds.0',
    'unknown-delivery',
  ],
  ['an unknown route', { channel: 'pigeon' }, 'channel', 'choice'],
  ['a note of 1001 characters', { note: '字'.repeat(1001) }, 'note', 'too-long'],
])('%s is refused and nothing is marked', async (_name, change, field, code) => {
  const { distributionId } = await office.publish()
  const input = { distributionId, deliveryIds: 'all', channel: 'lgwan', ...change }
  await office.expectInvalid(() => office.as(who.staff, markNotified, input), field, code, ['delivery_fact'])
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { distributionId } = await office.publish()
  const input = { distributionId, deliveryIds: 'all', channel: 'lgwan' }
  await office.expectRefused(office.as(who.yokohama, markNotified, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, markNotified, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, markNotified, input), 'forbidden')
})

test('a draft is not marked', async () => {
  const { distributionId } = await office.draft()
  const input = { distributionId, deliveryIds: 'all', channel: 'lgwan' }
  await expect(office.as(who.staff, markNotified, input)).rejects.toMatchObject({ code: 'not-now' })
})
