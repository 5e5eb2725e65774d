/** The counts that the database keeps folded, against the same counted line by line, over random changes and folds. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { listTallies } from '#features/distributions/tally.ts'
import { countOutstanding } from '#features/reports/outstanding-figures.ts'
import { listOutstanding } from '#features/reports/outstanding.ts'
import { dice } from '../../support/dice.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
let other: pg.Client
let folder: pg.Client
beforeAll(async () => {
  office = await openOffice()
  other = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  folder = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await Promise.all([other.connect(), folder.connect()])
})
afterAll(async () => {
  await Promise.all([other.end(), folder.end()])
  await office.close()
})

const fold = async (client: Pick<pg.Client, 'query'> = other) => {
  while ((await client.query<{ n: string }>('SELECT fold_deliveries() AS n')).rows[0]?.n !== '0');
}

/** Any standing at all, also those that the rule would never make: the counts must not care. */
const change = `
  UPDATE delivery SET status = $2, owes = $3, is_exempt = $4, due_on = $5, received_on = $6, disseminated_on = $7,
    notified_on = $8, since_on = coalesce($8, date '2021-03-01') WHERE id = ANY ($1::uuid[])`

function standing(roll: (below: number) => number) {
  const day = (chance: number) => (roll(chance) === 0 ? null : `2021-03-${String(1 + roll(9)).padStart(2, '0')}`)
  const statuses = ['not_notified', 'notified', 'bounced', 'received', 'disseminated', 'question', 'closed']
  const owes = [null, 'receipt', 'dissemination'][roll(3)]
  return [statuses[roll(7)], owes, roll(4) === 0, owes ? day(4) : null, day(2), day(3), day(3)]
}

async function lineByLine() {
  const [counted] = await office.rows(
    `
    SELECT count(*) FILTER (WHERE owes IS NOT NULL AND status <> 'question')::int AS all, count(*) FILTER (WHERE owes = 'receipt' AND status <> 'question')::int AS receipt,
      count(*) FILTER (WHERE owes IS NOT NULL AND status <> 'question' AND v.due_on < '2021-03-09')::int AS overdue, count(*) FILTER (WHERE owes IS NOT NULL AND status = 'bounced')::int AS bounced,
      count(*) FILTER (WHERE owes IS NOT NULL AND status = 'question')::int AS question,
      count(DISTINCT v.organization_id) FILTER (WHERE owes IS NOT NULL AND status <> 'question')::int AS organizations,
      count(DISTINCT d.notice_id) FILTER (WHERE owes IS NOT NULL AND status <> 'question')::int AS notices
    FROM delivery v JOIN distribution d ON d.id = v.distribution_id WHERE v.issuer_id = $1`,
    [await office.organizationId('140007')],
  )
  return counted
}

async function talliesByHand(ids: string[]) {
  const lines = await office.rows<{
    id: string
    key: string
    notified: string | null
    received: string | null
    disseminated: string | null
    asked: boolean
  }>(
    `SELECT distribution_id AS id, concat_ws(' ', status, role, coalesce(owes, '-'), is_exempt, asked_separately, coalesce(owes IS NOT NULL AND due_on < '2021-03-09', false),
       notified_on IS NOT NULL, received_on IS NOT NULL, disseminated_on IS NOT NULL) AS key, notified_on::text AS notified, received_on::text AS received,
       disseminated_on::text AS disseminated, NOT is_exempt AS asked FROM delivery WHERE distribution_id = ANY ($1::uuid[])`,
    [ids],
  )
  return ids.map((id) => {
    const own = lines.filter((line) => line.id === id)
    const asked = own.filter((line) => line.asked)
    const days = (measure: 'received' | 'disseminated') =>
      [
        ...Map.groupBy(
          asked.filter((line) => line[measure]),
          (line) => line[measure],
        ),
      ].map(([on, some]) => `${measure} ${on} ${some.length}`)
    return {
      rows: [...Map.groupBy(own, (line) => line.key)].map(([key, some]) => `${key} ${some.length}`).sort(),
      sentOn: asked.flatMap((line) => line.notified ?? []).sort()[0] ?? null,
      answers: [...days('received'), ...days('disseminated')].sort(),
    }
  })
}

async function talliesKept(ids: string[]) {
  const found = await office.read(who.staff, (reader) => listTallies(reader, ids))
  const word = (value: boolean) => (value ? 't' : 'f')
  return ids.map((id) => {
    const { rows = [], sentOn = null, answers = [] } = found.get(id) ?? {}
    return {
      rows: rows
        .map((one) =>
          [
            one.status,
            one.role,
            one.owes ?? '-',
            word(one.isExempt),
            word(one.askedSeparately),
            word(one.isOverdue),
            word(one.isNotified),
            word(one.isReceived),
            word(one.isDisseminated),
            one.count,
          ].join(' '),
        )
        .sort(),
      sentOn,
      answers: answers.map(({ measure, on, count }) => `${measure} ${on} ${count}`).sort(),
    }
  })
}

/** Groups by their oldest line with their sizes, as the list shows them. */
async function groupsShown(view: 'organization' | 'notice') {
  const shown = new Map<string, string>()
  let after: string | undefined
  do {
    const page = await office.read(who.staff, (reader) => listOutstanding(reader, { view, after, limit: 7 }))
    for (const one of page.items) shown.set(one.groupKey, `${one.groupSince} ${one.groupKey} ${one.groupSize}`)
    after = page.next ?? undefined
  } while (after)
  return [...shown.values()]
}

async function groupsByHand(key: string) {
  const rows = await office.rows<{ line: string }>(
    `SELECT concat_ws(' ', min(v.since_on), ${key}, count(*)) AS line FROM delivery v JOIN distribution d ON d.id = v.distribution_id JOIN organization o ON o.id = v.organization_id
     WHERE v.issuer_id = $1 AND v.owes IS NOT NULL AND v.status <> 'question' GROUP BY ${key} ORDER BY min(v.since_on), ${key} COLLATE "C"`,
    [await office.organizationId('140007')],
  )
  return rows.map((row) => row.line)
}

test.each([1, 2, 3, 4])('folded plus not yet folded is what is there, whatever changed: %d', async (seed) => {
  const roll = dice(seed)
  const codes = ['142018', '142051', '142077', '141003', '141305', '142034']
  const made = [await office.publish({}, codes), await office.publish({ ask: 'receipt', dueDate: null }, codes)]
  const ids = made.map((one) => one.distributionId)
  const lines = await office.rows<{ id: string }>('SELECT id FROM delivery WHERE distribution_id = ANY ($1::uuid[])', [
    ids,
  ])
  for (let step = 0; step < 12; step += 1) {
    const chosen = lines.filter(() => roll(3) === 0).map((one) => one.id)
    if (roll(3) === 0) {
      // written before a fold, committed after it
      await other.query('BEGIN')
      await other.query(change, [chosen, ...standing(roll)])
      await fold(folder)
      await other.query('COMMIT')
    } else await other.query(change, [chosen, ...standing(roll)])
    if (roll(6) === 0) await other.query('DELETE FROM delivery WHERE id = $1', [lines[roll(lines.length)]?.id])
    if (roll(2) === 0) await fold()
    if (step % 3 > 0) continue
    expect(await talliesKept(ids)).toEqual(await talliesByHand(ids))
    expect(await office.read(who.staff, countOutstanding)).toMatchObject((await lineByLine()) ?? {})
    expect(await groupsShown('organization')).toEqual(await groupsByHand('o.code'))
    expect(await groupsShown('notice')).toEqual(await groupsByHand('d.notice_id::text'))
  }
  await fold()
  const [left] =
    await office.rows(`SELECT (SELECT count(*) FROM delivery_tally_change)::int + (SELECT count(*) FROM outstanding_change)::int AS waiting,
    (SELECT count(*) FROM delivery_tally WHERE count <= 0)::int AS empty`)
  expect(left).toEqual({ waiting: 0, empty: 0 })
  expect(await talliesKept(ids)).toEqual(await talliesByHand(ids))
})

test('two folds at once move every change once, and an answer waits for neither', async () => {
  const { distributionId, deliveryOf } = await office.publish()
  await other.query('BEGIN')
  await other.query('SELECT fold_deliveries()')
  await office.as(who.yokosuka, answerDelivery, { deliveryId: await deliveryOf('142018'), kind: 'received' })
  expect(await office.rows('SELECT fold_deliveries()::int AS n')).toEqual([{ n: 0 }])
  const kept = () => talliesKept([distributionId])
  const during = await kept()
  expect(during).toEqual(await talliesByHand([distributionId]))
  await other.query('COMMIT')
  expect(await kept()).toEqual(during)
  await fold()
  expect(await kept()).toEqual(during)
})
