/** No page asks the database more than four times, whatever it shows: counted in the database's own log. */
import path from 'node:path'
import { type APIRequestContext, expect, test } from '@playwright/test'
import pg from 'pg'
import { demoPassword } from '../../prisma/seed/world.ts'
import { ownerUrlOf, readAddress } from '../../src/server/database/embedded.ts'
import { StatementLog } from '../bench/statements.ts'

const mostStatements = 4

const dataDir = path.resolve(import.meta.dirname, '../output/demo')
test.skip(process.env.DATABASE_URL !== undefined, 'the log of a database elsewhere is out of reach')

async function addresses(ownerUrl: string): Promise<string[]> {
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
  return [
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
    `/distributions/${sent}/recipients`,
    '/readings/new',
    '/settings/symbols',
    '/settings/licenses',
  ]
}

async function enter(request: APIRequestContext, baseURL: string): Promise<void> {
  const form = { email: 'manager@pref.example', password: demoPassword }
  const reply = await request.post('/session/sign-in', { form, headers: { origin: baseURL }, maxRedirects: 0 })
  expect(reply.status()).toBe(303)
}

const pasted = [
  '事務連絡\n令和3年3月4日\n\n各保健所設置市衛生主管部（局）長　殿\n公益社団法人神奈川県医師会長　殿\n\n神奈川県健康医療局保健医療部医療課長\n\n問い合わせの数の見本について',
  '　このことについて、令和3年1月29日付け医政発0129第1号厚生労働省医政局長通知及び令和3年2月1日付け薬生発0201第9号厚生労働省医薬・生活衛生局長通知のとおりです。',
].join('\n\n')

/** What the sample world does not hold: a reading before and after its letter was registered, and a draft of that letter. */
async function prepared(request: APIRequestContext, origin: string): Promise<string[]> {
  const post = async (path: string, data: object): Promise<Record<string, unknown>> => {
    const reply = await request.post(`/api/v1${path}`, { data, headers: { origin } })
    expect(reply.ok(), `${path} ${await reply.text()}`).toBe(true)
    return reply.json()
  }
  const readOnce = async () => {
    const { id } = await post('/readings', { text: pasted })
    const state = async () => ((await (await request.get(`/api/v1/readings/${String(id)}`)).json()) as object) ?? {}
    await expect.poll(state, { timeout: 60_000 }).toMatchObject({ state: 'proposed' })
    return String(id)
  }
  const open = await readOnce()
  const closed = await readOnce()
  const { documents } = await post(`/readings/${closed}/accept`, {})
  const noticeId = (documents as { noticeId: string }[])[0]?.noticeId ?? 'none'
  const city = (await (await request.get('/api/v1/organizations?q=142018&limit=1')).json()) as {
    items: { id: string }[]
  }
  const recipients = city.items.map(({ id }) => ({ organizationId: id, role: 'to', channel: 'lgwan' }))
  const draft = await post('/distributions', { noticeId, ask: 'receipt', recipients })
  return [
    `/readings/${open}`,
    `/readings/${closed}`,
    `/distributions/new?noticeId=${noticeId}`,
    `/distributions/${String(draft.id)}/edit`,
  ]
}

test('no page asks more than four times', async ({ request, baseURL }) => {
  test.setTimeout(180_000)
  const address = readAddress(dataDir)
  if (!address) throw new Error('the demo has no database of its own')
  const ownerUrl = ownerUrlOf(address)
  await enter(request, baseURL ?? '')
  const pages = [...(await addresses(ownerUrl)), ...(await prepared(request, baseURL ?? ''))]
  const log = new StatementLog(dataDir, ownerUrl)
  await log.set(true)
  const found: string[] = []
  try {
    for (const page of pages) {
      let status = 0
      const asked = await log.during(new URL(ownerUrl).pathname.slice(1), async () => {
        status = (await request.get(page)).status()
      })
      expect(status, page).toBe(200)
      expect(asked.length, page).toBeGreaterThan(0)
      if (asked.length > mostStatements)
        found.push(`${asked.length} ${page}\n${asked.map((one) => one.text).join('\n')}`)
    }
  } finally {
    await log.set(false)
  }
  expect(found).toEqual([])
})
