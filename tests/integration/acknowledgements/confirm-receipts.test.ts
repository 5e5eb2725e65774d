import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { confirmReceipts } from '#features/acknowledgements/commands/confirm-receipts.ts'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { withdrawDistribution } from '#features/distributions/commands/withdraw-distribution.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const waiting = async () => (await office.publish()).deliveryOf('142018')

test('five letters are confirmed in one press, each with its receipt; what was confirmed keeps its own', async () => {
  const ids = await Promise.all([waiting(), waiting(), waiting()])
  const before = await office.as(who.yokosuka, answerDelivery, { deliveryId: ids[1], kind: 'received' })
  const receipts = await office.as(who.yokosuka, confirmReceipts, { deliveryIds: ids })
  expect(new Set(receipts.map((receipt) => receipt.receiptNumber)).size).toBe(3)
  expect(receipts.find((receipt) => receipt.deliveryId === ids[1])).toMatchObject({
    receiptNumber: before.receiptNumber,
    isNew: false,
  })
  for (const id of ids) expect((await office.statusOf(id))?.status).toBe('received')
})

test('each sender finds the receipts in its own trail', async () => {
  const fromPrefecture = await waiting()
  const { id: noticeId } = await office.as(who.association, registerNotice, {
    date: '2021-03-05',
    kind: '事務連絡',
    subject: '研修会の開催について',
    issuer: ['公益社団法人神奈川県医師会'],
  })
  await office.rows(
    'UPDATE organization SET parent_id = (SELECT id FROM organization WHERE code = $1) WHERE code = $2',
    ['ASSOC-14-01', '142018'],
  )
  const { id } = await office.as(who.association, draftDistribution, {
    noticeId,
    ask: 'receipt',
    recipients: [{ organizationId: await office.organizationId('142018') }],
  })
  await office.as(who.association, publishDistribution, { distributionId: id })
  const [line] = await office.rows<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = $1', [id])
  await office.as(who.yokosuka, confirmReceipts, { deliveryIds: [fromPrefecture, line?.id] })
  const trail = await office.rows<{ code: string }>(
    `SELECT o.code FROM audit_entry a JOIN organization o ON o.id = a.organization_id WHERE a.event = 'delivery.acknowledged' AND a.object_id = ANY ($1) ORDER BY o.code`,
    [[fromPrefecture, line?.id]],
  )
  expect(trail.map((row) => row.code)).toEqual(['140007', 'ASSOC-14-01'])
})

test('all or none: one withdrawn letter refuses the selection', async () => {
  const open = await waiting()
  const gone = await office.publish()
  await office.as(who.manager, withdrawDistribution, { distributionId: gone.distributionId, reason: '誤送' })
  await expect(
    office.as(who.yokosuka, confirmReceipts, { deliveryIds: [open, await gone.deliveryOf('142018')] }),
  ).rejects.toMatchObject({ code: 'not-now' })
  expect((await office.statusOf(open))?.status).toBe('not_notified')
})

test('a line of another city does not exist; the sender may not; an empty selection is refused', async () => {
  const made = await office.publish()
  const deliveryIds = [await made.deliveryOf('142018'), await made.deliveryOf('142051')]
  await office.expectRefused(office.as(who.yokosuka, confirmReceipts, { deliveryIds }), 'not-found')
  await office.expectRefused(office.as(who.staff, confirmReceipts, { deliveryIds }), 'forbidden')
  await office.expectInvalid(
    () => office.as(who.yokosuka, confirmReceipts, { deliveryIds: [] }),
    'deliveryIds',
    'missing',
    ['delivery_fact'],
  )
})
