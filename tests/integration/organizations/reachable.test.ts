/** The kinds and prefectures that the form of a distribution offers are those that lie below the office, at any depth. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachable } from '#features/organizations/reach.ts'
import { sql } from '#server/context.ts'
import { run } from '#server/statement.ts'
import { openOffice, type TestOffice, who } from '../../support/office.ts'

let office: TestOffice
const institutions = 3000
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const reach = (email: string) => office.read(email, (reader) => run(reader, reachable(reader)))
const add = (code: string, kind: string, parent: string, count = 1) =>
  office.rows(
    `INSERT INTO organization (code, name, kana, kind, prefecture_code, parent_id, search_key)
     SELECT $1 || n, '見本' || n, 'みほん', $2, '14', p.id, '見本' || n FROM generate_series(1, ${count}) n, organization p WHERE p.code = $3`,
    [code, kind, parent],
  )

test('nothing lies below a city; what is added below it lies below the prefecture and the ministry, too', async () => {
  expect(await reach(who.yokohama)).toEqual({ kindSets: [], places: [] })
  const before = await reach(who.staff)
  expect(before.kindSets).toContain('municipalities')
  expect(before.kindSets).not.toContain('hospitals')
  expect(before.places).toEqual([{ code: '14', name: '神奈川県' }])
  await add('HO-', 'hospital', '141003')
  await add('PH-', 'pharmacy', 'HO-1', institutions)
  expect(await reach(who.yokohama)).toEqual({ kindSets: ['hospitals', 'pharmacies'], places: before.places })
  expect((await reach(who.staff)).kindSets).toEqual([...before.kindSets, 'hospitals', 'pharmacies'])
})

test('the institutions are not read to know that there are some', async () => {
  await office.rows('ANALYZE organization')
  const plan = await office.read(who.staff, (reader) =>
    reader.tx.$queryRaw<{ 'QUERY PLAN': [{ Plan: Step }] }[]>(
      sql`EXPLAIN (ANALYZE, FORMAT JSON) ${reachable(reader).text}`,
    ),
  )
  const read = plan.flatMap((row) => stepsOf(row['QUERY PLAN'][0].Plan))
  expect(read.length).toBeGreaterThan(0)
  for (const step of read.filter((one) => one['Relation Name'] === 'organization'))
    expect(step['Actual Rows'], JSON.stringify(step)).toBeLessThan(institutions / 10)
})

interface Step {
  'Relation Name'?: string
  'Actual Rows': number
  Plans?: Step[]
}
function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)]
}
