import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { withdrawNotice } from '#features/distributions/commands/withdraw-notice.ts'
import { addVersion } from '#features/notices/commands/add-version.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'
import { viewAs } from '../notices/letters.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const withdraw = (noticeId: string, email: string, reason = '誤って送ったため') =>
  office.as(email, withdrawNotice, { noticeId, reason })

test('a manager withdraws what was sent: the ask stops, the letter stays readable', async () => {
  const { noticeId, distributionId, deliveryOf } = await office.publish()
  await withdraw(noticeId, who.manager)
  const deliveryId = await deliveryOf('142018')
  expect(await office.statusOf(deliveryId)).toEqual({ status: 'cancelled', owes: null })
  await expect(office.as(who.yokosuka, answerDelivery, { deliveryId, kind: 'received' })).rejects.toMatchObject({
    code: 'not-now',
  })
  expect(await viewAs(office, who.yokosuka, noticeId)).toMatchObject({ withdrawnReason: '誤って送ったため' })
  expect(await office.eventsOf(noticeId)).toContain('notice.withdrawn')
  expect(await office.eventsOf(distributionId)).toContain('distribution.withdrawn')
})

test('staff discard a draft, and the draft distribution with it', async () => {
  const { noticeId, distributionId } = await office.draft()
  await withdraw(noticeId, who.staff)
  const [row] = await office.rows('SELECT withdrawn_at IS NOT NULL AS gone FROM distribution WHERE id = $1', [
    distributionId,
  ])
  expect(row).toEqual({ gone: true })
})

test('nothing is added to what was withdrawn, and it is withdrawn once', async () => {
  const { noticeId } = await office.publish()
  await withdraw(noticeId, who.manager)
  await expect(withdraw(noticeId, who.manager)).rejects.toMatchObject({ code: 'not-now' })
  await expect(office.as(who.staff, addVersion, { noticeId, reason: 'x' })).rejects.toMatchObject({ code: 'not-now' })
})

test('a stranger finds nothing; staff, a recipient and a viewer may not withdraw what was sent', async () => {
  const { noticeId } = await office.publish()
  await office.expectRefused(withdraw(noticeId, who.yokohama), 'not-found')
  for (const email of [who.staff, who.yokosuka, who.viewer])
    await office.expectRefused(withdraw(noticeId, email), 'forbidden')
})

test('without a reason nothing is withdrawn', async () => {
  const { noticeId } = await office.publish()
  await office.expectInvalid(() => withdraw(noticeId, who.manager, ' '), 'reason', 'missing', ['delivery_fact'])
  expect((await viewAs(office, who.manager, noticeId)).withdrawnAt).toBeNull()
})
