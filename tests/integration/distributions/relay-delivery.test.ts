import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { createOrganization } from '#features/organizations/commands/create-organization.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { relayDelivery } from '#features/distributions/commands/relay-delivery.ts'
import { withdrawDistribution } from '#features/distributions/commands/withdraw-distribution.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const received = async () => {
  const enclosureIds = [await office.register()]
  const made = await office.publish({ enclosureIds })
  return { ...made, enclosureIds, deliveryId: await made.deliveryOf('142018') }
}
const enclosed = async (id: string) =>
  (
    await office.rows<{ notice_id: string }>(
      'SELECT notice_id FROM distribution_enclosure WHERE distribution_id = $1 ORDER BY position',
      [id],
    )
  ).map((row) => row.notice_id)

test('without a letter of its own the city passes the received one on in its own name', async () => {
  const { deliveryId, noticeId, enclosureIds } = await received()
  const { id } = await office.as(who.yokosuka, relayDelivery, { deliveryId })
  const [row] = await office.rows(
    'SELECT d.notice_id, d.source_delivery_id, d.upstream_ids, o.code FROM distribution d JOIN organization o ON o.id = d.issuer_id WHERE d.id = $1',
    [id],
  )
  expect(row).toEqual({
    notice_id: noticeId,
    source_delivery_id: deliveryId,
    upstream_ids: [await office.organizationId('140007')],
    code: '142018',
  })
  expect(await enclosed(id)).toEqual(enclosureIds)
  expect(await office.eventsOf(id)).toEqual(['distribution.relay-drafted'])
})

test('a covering letter of its own encloses all that came, and the relay goes to those below', async () => {
  const { deliveryId, noticeId, enclosureIds } = await received()
  const cover = await office.as(who.yokosuka, registerNotice, {
    documentNumbers: ['横健第77号'],
    date: '2021-03-09',
    kind: '通知',
    subject: '医療安全に関する情報の周知について',
    issuer: ['横須賀市健康部長'],
  })
  const hospital = await office.as(who.administrator, createOrganization, {
    code: 'HOSP-14-901',
    name: '見本病院',
    kana: 'みほんびょういん',
    kind: 'hospital',
    parentId: await office.organizationId('142018'),
  })
  const { id } = await office.as(who.yokosuka, relayDelivery, {
    deliveryId,
    noticeId: cover.id,
    recipients: [{ organizationId: hospital.id, channel: 'post' }],
  })
  expect(await enclosed(id)).toEqual([noticeId, ...enclosureIds])
  await office.as(who.yokosuka, publishDistribution, { distributionId: id })
  const [row] = await office.rows('SELECT owes FROM delivery WHERE distribution_id = $1', [id])
  expect(row).toEqual({ owes: 'receipt' })
})

test('it never goes back up, and the same recipient stands once', async () => {
  const { deliveryId } = await received()
  const recipients = [{ organizationId: await office.organizationId('140007') }]
  await office.expectInvalid(
    () => office.as(who.yokosuka, relayDelivery, { deliveryId, recipients }),
    'recipients.0.organizationId',
    'recipient-upstream',
    ['distribution'],
  )
})

test('what was withdrawn is not passed on', async () => {
  const { deliveryId, distributionId } = await received()
  await office.as(who.manager, withdrawDistribution, { distributionId, reason: '誤送' })
  await expect(office.as(who.yokosuka, relayDelivery, { deliveryId })).rejects.toMatchObject({ code: 'not-now' })
})

test('the sender cannot pass on what came to someone else', async () => {
  const { deliveryId } = await received()
  await office.expectInvalid(
    () => office.as(who.staff, relayDelivery, { deliveryId }),
    'sourceDeliveryId',
    'not-received',
    ['distribution'],
  )
})

test('a stranger finds nothing; a viewer may not', async () => {
  const { deliveryId } = await received()
  await office.expectRefused(office.as(who.kawasaki, relayDelivery, { deliveryId }), 'not-found')
  await office.expectRefused(office.as(who.viewer, relayDelivery, { deliveryId }), 'forbidden')
})
