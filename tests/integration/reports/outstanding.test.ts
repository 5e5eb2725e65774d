import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { listReach } from '#features/coverage/queries.ts'
import { listDesk } from '#features/reports/inbox.ts'
import { listTallies } from '#features/distributions/tally.ts'
import { countMatching, listOutstanding } from '#features/reports/outstanding.ts'
import { countOutstanding } from '#features/reports/outstanding-figures.ts'
import { remainingOf } from '#features/reports/remaining.ts'
import { contextFor, type Reader } from '#server/context.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

/** A read as this person. */
async function readAs<T>(email: string, query: (reader: Reader) => Promise<T>): Promise<T> {
  const [row] = await office.rows<{ id: string; name: string; organization_id: string; role: 'manager' | 'staff' }>(
    'SELECT u.id, u.name, m.organization_id, m.role FROM user_account u JOIN membership m ON m.user_id = u.id WHERE u.email_key = $1',
    [email],
  )
  const actor = {
    kind: 'user' as const,
    id: row?.id ?? null,
    name: row?.name ?? '',
    organizationId: row?.organization_id ?? null,
    role: row?.role ?? null,
    isSystemAdministrator: false,
    isAuditor: false,
  }
  return contextFor(actor, { id: 'test', locale: 'ja', address: null }).read(query)
}

async function allPages(view: 'organization' | 'notice' | undefined) {
  const lines: { id: string; group: string }[] = []
  let after: string | undefined
  do {
    const page = await readAs(who.staff, (reader) => listOutstanding(reader, { view, after, limit: 2 }))
    lines.push(...page.items.map((one) => ({ id: one.deliveryId, group: one.groupKey })))
    after = page.next ?? undefined
  } while (after)
  return lines
}

test('page by page every outstanding line comes once, and no group is torn', async () => {
  await office.publish()
  await office.publish({}, ['142018', '142051', '142077'])
  const { all } = await readAs(who.staff, countOutstanding)
  for (const view of ['organization', 'notice', undefined] as const) {
    const lines = await allPages(view)
    expect(new Set(lines.map((one) => one.id)).size).toBe(all)
    expect(lines).toHaveLength(all)
    const changes = lines.filter((one, index) => index > 0 && one.group !== lines[index - 1]?.group).length
    if (view) expect(changes + 1).toBe(new Set(lines.map((one) => one.group)).size)
  }
})

test('the parts of 未確認 add up to the count everywhere', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await office.as(who.yokosuka, answerDelivery, { deliveryId: await deliveryOf('142018'), kind: 'received' })
  const tallies = await readAs(who.staff, (reader) => listTallies(reader, [distributionId]))
  expect(remainingOf(tallies.get(distributionId))).toMatchObject({ receipt: 1, dissemination: 1, question: 0 })
  const matching = await readAs(who.staff, (reader) => countMatching(reader, {}))
  expect(matching).toBe((await readAs(who.staff, countOutstanding)).all)
  expect(await readAs(who.staff, (reader) => countMatching(reader, { tier: 'association' }))).toBe(0)
})

test('a letter answered a moment ago keeps its place and shows its receipt', async () => {
  const { deliveryOf } = await office.publish({ ask: 'receipt', dueDate: null })
  const deliveryId = await deliveryOf('142051')
  const desk = async () => (await readAs(who.fujisawa, (reader) => listDesk(reader, { limit: 50 }))).items
  const ids = async () => (await desk()).map((one) => one.deliveryId)
  const before = await ids()
  const { receiptNumber } = await office.as(who.fujisawa, answerDelivery, { deliveryId, kind: 'received' })
  expect(await ids()).toEqual(before)
  const item = (await desk()).find((one) => one.deliveryId === deliveryId)
  expect(item?.receipt).toMatchObject({ receiptNumber, kind: 'received' })
})

test('the reach counts the 33 municipalities of Kanagawa once, by best evidence, and only for the issuer', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await office.as(who.yokosuka, answerDelivery, { deliveryId: await deliveryOf('142018'), kind: 'received' })
  const reach = (await readAs(who.staff, (reader) => listReach(reader, [distributionId]))).get(distributionId)
  expect(reach).toMatchObject({ base: 33, counts: { received: 1, none: 32 } })
  expect((await readAs(who.yokosuka, (reader) => listReach(reader, [distributionId]))).size).toBe(0)
})

test('where the register lacks the towns of a prefecture the reach has no base', async () => {
  await office.rows(
    `UPDATE organization SET prefecture_code = '99' WHERE kind = 'municipality' AND prefecture_code = '14'`,
  )
  const told = await office.publish({}, ['141003'])
  await office.rows(
    `UPDATE delivery SET status = 'notified', notified_on = '2021-03-01', since_on = '2021-03-01' WHERE distribution_id = $1`,
    [told.distributionId],
  )
  const reach = await readAs(who.staff, (reader) => listReach(reader, [told.distributionId]))
  expect(reach.get(told.distributionId)).toMatchObject({ base: null, counts: { notified: 1, none: 0 } })
  await office.rows(
    `UPDATE organization SET prefecture_code = '14' WHERE kind = 'municipality' AND prefecture_code = '99'`,
  )
})
