import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('from now on the recipients owe the receipt; those inside the system are told at once', async () => {
  const noticeId = await office.register()
  const organizationId = await office.organizationId('142018')
  const other = await office.organizationId('142051')
  const { id } = await office.as(who.staff, draftDistribution, {
    noticeId,
    ask: 'receipt',
    receiptDueDate: '2021-03-12',
    recipients: [{ organizationId, channel: 'system' }, { organizationId: other }],
  })
  await office.as(who.staff, publishDistribution, { distributionId: id })
  const rows = await office.rows(
    'SELECT channel, status, owes, due_on::text FROM delivery WHERE distribution_id = $1 ORDER BY channel',
    [id],
  )
  expect(rows).toEqual([
    { channel: 'lgwan', status: 'not_notified', owes: 'receipt', due_on: '2021-03-12' },
    { channel: 'system', status: 'notified', owes: 'receipt', due_on: '2021-03-12' },
  ])
  expect(await office.eventsOf(id)).toEqual(['distribution.drafted', 'distribution.published'])
  const [letter] = await office.rows<{ published: boolean }>(
    'SELECT published_at IS NOT NULL AS published FROM notice WHERE id = $1',
    [noticeId],
  )
  expect(letter?.published).toBe(true)
})

test('copies, information and those asked separately owe nothing', async () => {
  const [cc, fyi, told] = await Promise.all(['142018', '142051', 'ASSOC-14-01'].map(office.organizationId))
  const { distributionId } = await office.publish(
    {
      recipients: [
        { organizationId: cc, role: 'cc' },
        { organizationId: fyi, role: 'fyi' },
        { organizationId: told, askedSeparately: true },
      ],
    },
    [],
  )
  const rows = await office.rows('SELECT owes, is_exempt FROM delivery WHERE distribution_id = $1', [distributionId])
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ owes: null, is_exempt: true })))
})

test('a draft without recipients is not published', async () => {
  const { distributionId } = await office.draft({ recipients: [] })
  await office.expectInvalid(
    () => office.as(who.staff, publishDistribution, { distributionId }),
    'recipients',
    'no-recipients',
    ['delivery_fact'],
  )
})

test('twice is not possible, not even at once', async () => {
  const { distributionId } = await office.draft()
  const presses = await Promise.allSettled(
    [1, 2].map(() => office.as(who.staff, publishDistribution, { distributionId })),
  )
  expect(presses.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a draft of another does not exist; what is published a viewer may not publish', async () => {
  const { distributionId } = await office.draft()
  await office.expectRefused(office.as(who.yokosuka, publishDistribution, { distributionId }), 'not-found')
  await office.expectRefused(office.as(who.viewer, publishDistribution, { distributionId }), 'not-found')
  await office.as(who.staff, publishDistribution, { distributionId })
  await office.expectRefused(office.as(who.viewer, publishDistribution, { distributionId }), 'forbidden')
})
