import { afterAll, beforeAll, expect, test } from 'vitest'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { unmarkNotified } from '#features/distributions/commands/unmark-notified.ts'
import { lastMarked } from '#features/distributions/notifying.ts'
import { loadDistribution } from '#features/distributions/relation.ts'
import { run } from '#server/statement.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function marked() {
  const made = await office.publish()
  const deliveryId = await made.deliveryOf('142018')
  await office.as(who.staff, markNotified, {
    distributionId: made.distributionId,
    deliveryIds: [deliveryId],
    channel: 'lgwan',
  })
  return { ...made, deliveryId }
}

test('a mark made in error is struck, the line is untold again, and both facts stay readable', async () => {
  const { distributionId, deliveryId } = await marked()
  await office.as(who.staff, unmarkNotified, { distributionId, deliveryIds: [deliveryId], reason: '宛先の選び違い' })
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'not_notified', owes: 'receipt' })
  const facts = await office.rows<{ kind: string; note: string | null }>(
    'SELECT f.kind, f.note FROM delivery_fact f JOIN delivery v USING (issuer_id, distribution_id, organization_id) WHERE v.id = $1 ORDER BY f.id',
    [deliveryId],
  )
  expect(facts).toEqual([
    { kind: 'notified', note: null },
    { kind: 'struck', note: '宛先の選び違い' },
  ])
  expect((await office.eventsOf(distributionId)).at(-1)).toBe('distribution.forwarding-struck')
})

test('an earlier mark stands again when the later one is struck', async () => {
  const { distributionId, deliveryId } = await marked()
  const deliveryIds = [deliveryId]
  await office.as(who.staff, markNotified, { distributionId, deliveryIds, channel: 'fax' })
  await office.as(who.staff, unmarkNotified, { distributionId, deliveryIds })
  const [row] = await office.rows('SELECT status, notified_by FROM delivery WHERE id = $1', [deliveryId])
  expect(row).toEqual({ status: 'notified', notified_by: 'lgwan' })
})

test('all or none: one line without a mark refuses the selection', async () => {
  const { distributionId, deliveryId, deliveryOf } = await marked()
  const deliveryIds = [deliveryId, await deliveryOf('142051')]
  await office.expectInvalid(
    () => office.as(who.staff, unmarkNotified, { distributionId, deliveryIds }),
    'deliveryIds.1',
    'not-notified',
    ['delivery_fact'],
  )
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { distributionId, deliveryId } = await marked()
  const input = { distributionId, deliveryIds: [deliveryId] }
  await office.expectRefused(office.as(who.yokohama, unmarkNotified, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, unmarkNotified, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, unmarkNotified, input), 'forbidden')
})

test('the last press of this person is known line by line, until one of its marks no longer stands', async () => {
  const { distributionId, deliveryId, deliveryOf } = await marked()
  const other = await deliveryOf('142051')
  const lastOf = (email: string) =>
    office.read(email, async (reader) =>
      run(reader, lastMarked(reader, await loadDistribution(reader, distributionId))),
    )
  expect(await lastOf(who.staff)).toEqual([deliveryId])
  await office.as(who.staff, markNotified, { distributionId, deliveryIds: [deliveryId, other], channel: 'fax' })
  expect((await lastOf(who.staff)).sort()).toEqual([deliveryId, other].sort())
  expect(await lastOf(who.manager)).toEqual([])
  await office.as(who.manager, markNotified, { distributionId, deliveryIds: [other], channel: 'mail' })
  expect(await lastOf(who.staff)).toEqual([])
  expect(await lastOf(who.manager)).toEqual([other])
  await office.as(who.manager, unmarkNotified, { distributionId, deliveryIds: [other] })
  expect((await lastOf(who.staff)).sort()).toEqual([])
})
