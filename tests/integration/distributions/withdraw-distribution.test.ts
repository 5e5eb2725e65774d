import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDelivery } from '#features/distributions/deliveries.ts'
import { withdrawDistribution } from '#features/distributions/commands/withdraw-distribution.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('the ask stops for all, with its reason, and nothing is owed any more', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await office.as(who.manager, withdrawDistribution, { distributionId, reason: '誤送' })
  expect(await office.statusOf(await deliveryOf('142018'))).toEqual({ status: 'cancelled', owes: null })
  expect((await office.eventsOf(distributionId)).at(-1)).toBe('distribution.withdrawn')
  await expect(office.as(who.manager, withdrawDistribution, { distributionId, reason: '誤送' })).rejects.toMatchObject({
    code: 'not-now',
  })
})

test('a draft is discarded without a reason and was never seen by its recipients', async () => {
  const { distributionId } = await office.draft()
  await office.as(who.staff, withdrawDistribution, { distributionId })
  const [row] = await office.rows<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = $1', [
    distributionId,
  ])
  await expect(office.read(who.yokosuka, (reader) => getDelivery(reader, row?.id ?? ''))).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('without a reason nothing that was published is withdrawn', async () => {
  const { distributionId } = await office.publish()
  await office.expectInvalid(
    () => office.as(who.manager, withdrawDistribution, { distributionId }),
    'reason',
    'reason-missing',
    ['delivery_fact'],
  )
})

test('a stranger finds nothing; staff, viewer and recipient may not withdraw what was published', async () => {
  const { distributionId } = await office.publish()
  const input = { distributionId, reason: '誤送' }
  await office.expectRefused(office.as(who.yokohama, withdrawDistribution, input), 'not-found')
  for (const email of [who.staff, who.viewer, who.yokosuka])
    await office.expectRefused(office.as(email, withdrawDistribution, input), 'forbidden')
})
