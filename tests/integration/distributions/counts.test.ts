/** The figures of a distribution for many random histories, folded by the product and counted by the database. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveDeadline } from '#features/distributions/commands/move-deadline.ts'
import { recordBounce } from '#features/distributions/commands/record-bounce.ts'
import { listDeliveries, type statusFilters } from '#features/distributions/deliveries.ts'
import { countDeliveries } from '#features/distributions/tally.ts'
import { factKinds } from '#features/distributions/standing.ts'
import { dice } from '../../support/dice.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function playHistories(distributionId: string, roll: (below: number) => number): Promise<void> {
  const lines = await office.rows<{ issuer: string; organization: string }>(
    'SELECT issuer_id AS issuer, organization_id AS organization FROM delivery WHERE distribution_id = $1 ORDER BY 2',
    [distributionId],
  )
  for (const { issuer, organization } of lines) {
    const ids: string[] = []
    for (let left = roll(7); left > 0; left -= 1) {
      const kind = factKinds[roll(factKinds.length)]
      const corrects = ids.length > 0 && (kind === 'struck' || roll(5) === 0) ? ids[roll(ids.length)] : null
      const [row] = await office.rows<{ id: string }>(
        `INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_by_name, recorded_for_id, means, corrects_id)
         VALUES ($1, $2, $3, $4, date '2021-03-01' + $5::int, 'x', $1, '{}', $6) RETURNING id`,
        [issuer, distributionId, organization, kind, roll(9), corrects],
      )
      if (row) ids.push(row.id)
    }
  }
}

test.each([
  ['receipt_and_dissemination', 1],
  ['receipt_and_dissemination', 2],
  ['receipt', 3],
  ['receipt', 4],
  ['none', 5],
])('whatever happened, the parts add up to the whole: %s, history %d', async (ask, seed) => {
  const roll = dice(seed)
  const all = await office.rows<{ id: string }>(
    `SELECT id FROM organization WHERE parent_id = (SELECT id FROM organization WHERE code = '140007') ORDER BY code`,
  )
  const recipients = all.map(({ id }) => ({
    organizationId: id,
    role: (['to', 'to', 'to', 'cc', 'fyi'] as const)[roll(5)],
    askedSeparately: roll(6) === 0,
  }))
  const dates =
    ask === 'none' ? { receiptDueDate: null, dueDate: null } : { receiptDueDate: '2021-03-05', dueDate: '2021-03-19' }
  const { distributionId } = await office.publish({ ask, ...dates, recipients }, [])
  await playHistories(distributionId, roll)
  const deliveries = await office.rows<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = $1', [
    distributionId,
  ])
  // Either command folds every line anew from all its facts.
  if (ask === 'none')
    await office.as(who.staff, recordBounce, { distributionId, deliveryIds: deliveries.map((one) => one.id) })
  else await office.as(who.staff, moveDeadline, { distributionId, ...dates })

  const { lines, counts, listed } = await office.read(who.staff, async (reader) => {
    const page = (status?: (typeof statusFilters)[number]) =>
      listDeliveries(reader, { distributionId, status, limit: 200 })
    const filtered: [string, number][] = []
    for (const status of ['outstanding', 'overdue', 'question', 'bounced'] as const)
      filtered.push([status, (await page(status)).items.length])
    return {
      lines: (await page()).items,
      counts: (await countDeliveries(reader, [distributionId])).get(distributionId),
      listed: Object.fromEntries(filtered),
    }
  })
  const question = lines.filter((line) => line.status === 'question')
  const exempt = lines.filter((line) => line.isExempt && line.status !== 'question')
  const outstanding = lines.filter((line) => line.owes !== null && line.status !== 'question')
  const answered = lines.filter((line) => line.owes === null && !line.isExempt && line.status !== 'question')
  expect(lines).toHaveLength(all.length)
  expect(counts?.total).toBe(answered.length + outstanding.length + question.length + exempt.length)
  expect(counts).toMatchObject({ exempt: exempt.length, total: all.length, ...listed })
  expect(counts?.outstanding).toBe(outstanding.length)
  expect(counts?.overdue).toBeLessThanOrEqual(counts?.outstanding ?? 0)
  for (const line of lines) {
    if (line.disseminatedOn) expect(line.receivedOn && line.receivedOn <= line.disseminatedOn).toBe(true)
    if (line.status === 'cancelled' || line.status === 'closed') expect(line.owes).toBeNull()
    if (line.role !== 'to' || line.askedSeparately || ask === 'none') expect(line.owes).toBeNull()
  }
})
