import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadMaster, type MasterRow, masterRows } from '../../prisma/master/load.ts'

describe('loading the organization master', () => {
  const url = () => process.env.TEST_OWNER_URL ?? ''
  let client: pg.Client
  const table = async () =>
    (await client.query('SELECT * FROM organization ORDER BY code')).rows as Record<string, unknown>[]
  const one = async (code: string) => (await table()).find((row) => row.code === code)
  const changed = (code: string, change: Partial<MasterRow>) =>
    masterRows().map((row) => (row.code === code ? { ...row, ...change } : row))

  beforeAll(async () => {
    client = new pg.Client({ connectionString: url() })
    await client.connect()
  })
  afterAll(() => client.end())

  test('a second loading changes nothing', async () => {
    const before = await table()
    await loadMaster(url())
    expect(await table()).toEqual(before)
    expect(before.length).toBeGreaterThanOrEqual(masterRows().length)
  })

  test('a shipped row that changed brings its name, its validity and its parent along', async () => {
    await loadMaster(url(), changed('142018', { name: '新横須賀市', valid_to: '2030-03-31', parent_code: 'MHLW' }))
    const row = await one('142018')
    expect(row).toMatchObject({ name: '新横須賀市', parent_id: (await one('MHLW'))?.id })
    expect(String(row?.search_key)).toContain('新横須賀市')
    expect(row?.valid_to).not.toBeNull()
    await loadMaster(url())
    expect(await one('142018')).toMatchObject({
      name: '横須賀市',
      valid_to: null,
      parent_id: (await one('140007'))?.id,
    })
  })

  test('what an office corrected stays while the shipped row is the same', async () => {
    await client.query(`UPDATE organization SET name = '藤沢市（訂正）' WHERE code = '142051'`)
    await loadMaster(url())
    expect(await one('142051')).toMatchObject({ name: '藤沢市（訂正）' })
  })

  test('a row that is shipped no longer is not deleted', async () => {
    await loadMaster(
      url(),
      masterRows().filter((row) => row.code !== '142077'),
    )
    expect(await one('142077')).toBeDefined()
  })
})
