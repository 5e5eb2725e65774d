import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRecipients } from '#features/distributions/commands/add-recipients.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const to = async (code: string, change: object = {}) => [
  { organizationId: await office.organizationId(code), ...change },
]

test('those who come later are asked the same, and distribution.recipients-added remains', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await office.as(who.staff, addRecipients, { distributionId, recipients: await to('142077', { channel: 'system' }) })
  const [row] = await office.rows('SELECT status, owes, due_on::text FROM delivery WHERE id = $1', [
    await deliveryOf('142077'),
  ])
  expect(row).toEqual({ status: 'notified', owes: 'receipt', due_on: '2021-03-12' })
  expect(await office.statusOf(await deliveryOf('142018'))).toMatchObject({ status: 'not_notified' })
  expect((await office.eventsOf(distributionId)).at(-1)).toBe('distribution.recipients-added')
})

test('who stands there already is refused at the field and nothing is added', async () => {
  const { distributionId } = await office.publish()
  const input = { distributionId, recipients: [...(await to('142077')), ...(await to('142018'))] }
  await office.expectInvalid(
    () => office.as(who.staff, addRecipients, input),
    'recipients.1.organizationId',
    'recipient-twice',
    ['delivery'],
  )
})

test('of two officers who add the same city at once one is refused', async () => {
  const { distributionId } = await office.publish()
  const recipients = await to('142077')
  const presses = await Promise.allSettled(
    [1, 2].map(() => office.as(who.staff, addRecipients, { distributionId, recipients })),
  )
  expect(presses.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a draft is edited instead', async () => {
  const { distributionId } = await office.draft()
  await expect(
    office.as(who.staff, addRecipients, { distributionId, recipients: await to('142077') }),
  ).rejects.toMatchObject({ code: 'not-now' })
})

test('a stranger finds nothing; recipient and viewer may not', async () => {
  const { distributionId } = await office.publish()
  const input = { distributionId, recipients: await to('142077') }
  await office.expectRefused(office.as(who.yokohama, addRecipients, input), 'not-found')
  await office.expectRefused(office.as(who.yokosuka, addRecipients, input), 'forbidden')
  await office.expectRefused(office.as(who.viewer, addRecipients, input), 'forbidden')
})
