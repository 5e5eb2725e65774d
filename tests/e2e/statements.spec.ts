/** No page asks the database more than four times, whatever it shows: counted in the database's own log. */
import path from 'node:path'
import { type APIRequestContext, expect, test } from '@playwright/test'
import pg from 'pg'
import { demoPassword } from '../../prisma/seed/world.ts'
import { ownerUrlOf, readAddress } from '../../src/server/database/embedded.ts'
import { StatementLog } from '../bench/statements.ts'

const mostStatements = 4
/** The form of a distribution reads the letter, the directory and what stands behind each line: fixed, but more. */
const composing = 10

const dataDir = path.resolve(import.meta.dirname, '../output/demo')
test.skip(process.env.DATABASE_URL !== undefined, 'the log of a database elsewhere is out of reach')

async function addresses(ownerUrl: string): Promise<[string, number][]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const one = async (text: string) => (await client.query<{ id: string }>(text)).rows[0]?.id ?? 'none'
  const mine = `(SELECT id FROM organization WHERE code = '140007')`
  const sent = await one(`SELECT id FROM distribution WHERE issuer_id = ${mine} AND published_at IS NOT NULL LIMIT 1`)
  const line = await one(`SELECT id FROM delivery WHERE distribution_id = '${sent}' LIMIT 1`)
  const letter = await one(`SELECT notice_id AS id FROM distribution WHERE id = '${sent}'`)
  const city = await one(`SELECT id FROM organization WHERE code = '142018'`)
  const own = await one(`SELECT ${mine} AS id`)
  await client.end()
  const pages = [
    '/',
    '/inbox',
    '/outstanding',
    '/outstanding?view=notice',
    '/outstanding?show=overdue&view=notice',
    '/outstanding?tier=municipality&older=3&channel=mail',
    '/distributions',
    '/notices',
    '/notices?q=医療',
    `/distributions/${sent}`,
    `/distributions/${sent}?open=${line}&done=notified`,
    `/distributions/${sent}?status=overdue`,
    `/deliveries/${line}`,
    `/notices/${letter}?find=医療`,
    '/notices/new',
    '/organizations',
    '/organizations?q=横',
    `/organizations/${city}`,
    `/organizations/${own}`,
    `/organizations/${own}/edit`,
    '/organizations/groups',
    '/organizations/groups/new',
    '/audit',
    '/settings',
    '/settings/account',
    '/settings/keys',
    '/settings/people',
    '/settings/people/new',
    '/settings/licenses',
  ]
  return [
    ...pages.map((page): [string, number] => [page, mostStatements]),
    [`/distributions/${sent}/recipients`, composing],
  ]
}

async function enter(request: APIRequestContext, baseURL: string): Promise<void> {
  const form = { email: 'manager@pref.example', password: demoPassword }
  const reply = await request.post('/session/sign-in', { form, headers: { origin: baseURL }, maxRedirects: 0 })
  expect(reply.status()).toBe(303)
}

test('no page asks more than four times', async ({ request, baseURL }) => {
  test.setTimeout(180_000)
  const address = readAddress(dataDir)
  if (!address) throw new Error('the demo has no database of its own')
  const ownerUrl = ownerUrlOf(address)
  await enter(request, baseURL ?? '')
  const log = new StatementLog(dataDir, ownerUrl)
  await log.set(true)
  const found: string[] = []
  try {
    for (const [page, most] of await addresses(ownerUrl)) {
      let status = 0
      const asked = await log.during(new URL(ownerUrl).pathname.slice(1), async () => {
        status = (await request.get(page)).status()
      })
      expect(status, page).toBe(200)
      expect(asked.length, page).toBeGreaterThan(0)
      if (asked.length > most) found.push(`${asked.length} ${page}\n${asked.map((one) => one.text).join('\n')}`)
    }
  } finally {
    await log.set(false)
  }
  expect(found).toEqual([])
})
