import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/sign-in.ts'

const ownPassword = 'aoi-sora-ni-kumo-hitotsu'
let serial = 0
test.describe.configure({ timeout: 120_000 })

async function desk(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, email)
  return page
}

/** Registers a person on the page of the manager, who sees the initial password once. */
async function register(page: Page, role: string): Promise<{ email: string; name: string; password: string }> {
  serial += 1
  const [email, name] = [`shinnin${serial}-${Date.now()}@pref.example`, `新任 ${serial}番`]
  await page.goto('/settings/people/new')
  await page.getByLabel('氏名').fill(name)
  await page.locator('#email').fill(email)
  await page
    .getByRole('radio', { name: new RegExp(`^${role}`) })
    .first()
    .check()
  await page.getByRole('button', { name: '登録して初期パスワードを作る' }).click()
  const password = await page.getByRole('textbox', { name: /初期パスワード/ }).inputValue()
  return { email, name, password }
}

async function firstSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill(email)
  await page.getByLabel('パスワード').fill(password)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.waitForURL('/settings/password')
}

async function choosePassword(page: Page, initial: string): Promise<void> {
  await page.getByLabel('いまのパスワード').fill(initial)
  await page.getByLabel('新しいパスワード', { exact: true }).fill(ownPassword)
  await page.getByLabel('新しいパスワード（もう一度）').fill(ownPassword)
  await page.getByRole('button', { name: 'パスワードを変える' }).click()
  await expect(page.getByRole('heading', { name: 'こちらが答えるもの' })).toBeVisible()
}

const ask = (page: Page, path: string, body?: object) =>
  page.evaluate(
    async ([at, sent]) =>
      (
        await fetch(
          `/api/v1${at}`,
          sent ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent } : {},
        )
      ).status,
    [path, body ? JSON.stringify(body) : ''] as const,
  )

test('a new person changes the initial password before anything else; a change of role and the end of the account bite at once', async ({
  page: manager,
  browser,
}) => {
  await signIn(manager, 'manager@pref.example')
  const person = await register(manager, '担当者')
  await manager.reload()
  await expect(manager.getByText(person.password)).toHaveCount(0)

  const page = await (await browser.newContext()).newPage()
  await firstSignIn(page, person)
  await page.goto('/notices')
  await expect(page).toHaveURL(/settings\/password/)
  expect(await ask(page, '/users')).toBe(404)
  await page.getByLabel('いまのパスワード').fill(person.password)
  await page.getByLabel('新しいパスワード', { exact: true }).fill('kanagawa-2021')
  await page.getByLabel('新しいパスワード（もう一度）').fill('kanagawa-2021')
  await page.getByRole('button', { name: 'パスワードを変える' }).click()
  await expect(page.getByText('推測されやすいパスワードです').first()).toBeVisible()
  await choosePassword(page, person.password)
  await expect(page.getByRole('link', { name: '通知を登録' })).toBeVisible()

  await manager.goto('/settings/people')
  await manager.getByRole('link', { name: person.name }).click()
  await manager.getByRole('radio', { name: /^閲覧者/ }).check()
  await manager.getByRole('button', { name: '役割を変える' }).click()
  await expect(manager.getByRole('status')).toContainText('役割を変えました')
  await page.reload()
  await expect(page.getByRole('link', { name: '通知を登録' })).toHaveCount(0)
  expect(await ask(page, '/groups', { name: '試し', memberIds: ['00000000-0000-4000-8000-000000000000'] })).toBe(403)

  await manager.getByRole('link', { name: person.name }).click()
  await manager.getByRole('button', { name: 'アカウントを終える' }).click()
  await expect(manager.getByRole('status')).toContainText('アカウントを終えました')
  expect(await ask(page, '/notices')).toBe(401)
  await page.goto('/outstanding')
  await expect(page).toHaveURL(/sign-in/)
})

test('a person with two roles switches the organization and sees the other side', async ({ page: admin, browser }) => {
  await signIn(admin, 'admin@demo.example')
  const person = await register(admin, '担当者')
  await admin.goto('/organizations?q=142018')
  await admin.getByRole('rowheader').getByRole('link').click()
  await admin.getByRole('link', { name: '人', exact: true }).click()
  await admin.getByRole('link', { name: '人を登録' }).click()
  await admin.locator('#known-email').fill(person.email)
  await admin.getByRole('button', { name: '役割を加える' }).click()
  await expect(admin.getByRole('status')).toContainText('役割を加えました')

  const page = await (await browser.newContext()).newPage()
  await firstSignIn(page, person)
  await choosePassword(page, person.password)
  await page.goto('/distributions')
  await expect(page.getByText('医療情報システムの安全管理に関するガイドライン').first()).toBeVisible()
  await page.locator('.org summary').click()
  await page.getByRole('button', { name: '横須賀市' }).click()
  await expect(page.locator('.org summary')).toContainText('横須賀市')
  await page.goto('/distributions')
  await expect(page.getByText('配布はまだありません')).toBeVisible()
})

test('after signing in the page that was asked opens, and no address of others', async ({ page }) => {
  const signInWith = async () => {
    await page.getByLabel('メールアドレス').fill('staff@pref.example')
    await page.getByLabel('パスワード').fill('shuchi-mihon-2021')
    await page.getByRole('button', { name: 'サインイン' }).click()
  }
  await page.goto('/outstanding?show=overdue')
  await expect(page).toHaveURL(/sign-in\?next=/)
  await signInWith()
  await expect(page).toHaveURL('/outstanding?show=overdue')
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await page.goto('/sign-in?next=//evil.example/')
  await signInWith()
  await expect(page).toHaveURL('/')
})

test('one of the own sessions is ended from another machine', async ({ page, browser }) => {
  const other = await desk(browser, 'chigasaki@city.example')
  await signIn(page, 'chigasaki@city.example')
  await page.goto('/settings/account')
  await expect(page.getByText('127.0.0.1').first()).toBeVisible()
  await page
    .getByRole('button', { name: /のサインインを終える/ })
    .first()
    .click()
  await expect(page.getByRole('status')).toContainText('その端末のサインインを終えました')
  await other.goto('/inbox')
  await expect(other).toHaveURL(/sign-in/)
})

test('a key is shown once, opens the API with its role, and nothing after it was revoked', async ({
  page,
  request,
}) => {
  await signIn(page, 'manager@pref.example')
  await page.goto('/settings/keys')
  const name = `庁内ポータル ${Date.now()}`
  await page.getByLabel('名前').fill(name)
  await page.getByRole('button', { name: 'キーを発行' }).click()
  const key = await page.getByRole('textbox', { name: /のキー/ }).inputValue()
  expect(key).toMatch(/^shuchi_/)
  const headers = { authorization: `Bearer ${key}` }
  expect((await request.get('/api/v1/me', { headers })).status()).toBe(200)
  expect((await request.get('/api/v1/users', { headers })).status()).toBe(403)
  await page.reload()
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('button', { name: `${name} を取り消す` }).click()
  await expect(page.getByRole('status')).toContainText('キーを取り消しました')
  expect((await request.get('/api/v1/me', { headers })).status()).toBe(401)
})

test('the directory finds every spelling; a desk is added; a wrong check digit is said at the field', async ({
  page,
}) => {
  await signIn(page, 'manager@pref.example')
  for (const spelling of ['茅が崎', '茅ケ崎', 'ﾁｶﾞｻｷ', '142077']) {
    await page.goto(`/organizations?q=${encodeURIComponent(spelling)}`)
    await expect(page.getByRole('rowheader', { name: '茅ヶ崎市' })).toHaveCount(1)
  }
  await page.goto('/organizations?q=茅ヶ崎市&kind=health_center_city&on=平成29年3月31日')
  await expect(page.getByText('この条件に合う機関はありません')).toBeVisible()
  await page.goto('/organizations?q=142077')
  await page.getByRole('rowheader').getByRole('link').click()
  await page.getByRole('link', { name: '窓口を加える' }).click()
  await page.getByLabel('窓口の名前').fill('保健所 感染症担当')
  await page.getByLabel('電話').fill('０４６７－００－０１３９')
  await page.getByRole('button', { name: '窓口を加える' }).click()
  await expect(page.getByRole('row', { name: /感染症担当/ })).toContainText('0467-00-0139')
  await page.goto('/organizations')
  await page.getByRole('link', { name: '下位の機関を登録' }).click()
  await page.getByLabel('名前').fill('見本町')
  await page.getByLabel('よみ').fill('みほんまち')
  await page.getByLabel('種類').selectOption('municipality')
  await page.getByLabel('コード').fill('142019')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('機関コードの検査数字が合いません').first()).toBeVisible()
  await expect(page.getByLabel('名前')).toHaveValue('見本町')
})

test('a group is made by search and tick without JavaScript', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(page, 'staff@pref.example')
  await page.goto('/organizations/groups/new')
  await page.getByLabel('名前・よみ・コード').fill('よこ')
  await page.getByRole('button', { name: '探す' }).click()
  const name = `よこの市 ${Date.now()}`
  await page.getByLabel('グループの名前').fill(name)
  await page.getByRole('checkbox', { name: '横浜市' }).check()
  await page.getByRole('checkbox', { name: '横須賀市' }).check()
  await page.getByRole('button', { name: 'グループを保存する' }).click()
  await expect(page.getByText('グループを保存しました')).toBeVisible()
  await page.goto('/organizations/groups')
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('2機関')
})

test('the records are searched by words and days, opened, and exported with a trace', async ({ page }) => {
  await signIn(page, 'viewer@pref.example')
  await page.goto('/audit?q=不達&from=令和3年3月1日&to=R3.3.1')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByText('開く').click()
  await expect(page.getByText('対象の番号')).toBeVisible()
  await page.goto('/audit?from=令和元年4月30日')
  await expect(page.getByText('その元号にない日です')).toBeVisible()
  await page.goto('/audit?event=delivery')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSVで書き出す' }).click()
  expect((await download).suggestedFilename()).toBe('shuchi-audit.csv')
  await page.goto('/audit?event=audit')
  await expect(page.getByRole('cell', { name: '操作記録を書出し' }).first()).toBeVisible()
})

for (const [email, rooms] of [
  [
    'manager@pref.example',
    [
      '/settings',
      '/settings/people',
      '/settings/people/new',
      '/settings/keys',
      '/settings/account',
      '/organizations',
      '/organizations?view=tree',
      '/organizations?q=nichts',
      '/organizations/groups',
      '/organizations/groups/new',
      '/audit',
    ],
  ],
  ['yokosuka@city.example', ['/settings', '/organizations', '/organizations/groups']],
] as const) {
  test(`axe finds nothing on the rooms of ${email}`, async ({ page }) => {
    test.setTimeout(300_000)
    await signIn(page, email)
    const found: string[] = []
    const check = async (room: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      found.push(...violations.map((one) => `${room} ${one.id}: ${one.nodes[0]?.html}`))
    }
    for (const room of rooms) {
      await page.goto(room)
      await check(room)
    }
    await page.goto('/organizations')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL(/organizations\/[0-9a-f-]{36}/)
    await check('an organization')
    expect(found).toEqual([])
  })
}
