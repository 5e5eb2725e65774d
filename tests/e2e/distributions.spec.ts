import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { Presses, signIn } from '../support/sign-in.ts'

let serial = 7000

/** A fresh letter of the prefecture, opened where its recipients are chosen. */
async function openLetter(page: Page, addressee: string): Promise<void> {
  serial += 1
  const number = `医第${serial}${Date.now() % 10_000}号`
  const id = await page.evaluate(
    async ([documentNumber, to]) => {
      const answer = await fetch('/api/v1/notices', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          documentNumbers: [documentNumber],
          date: '2021-03-08',
          kind: '依頼',
          subject: '院内感染対策の確認について',
          issuer: ['神奈川県健康医療局保健医療部医療課長'],
          addressee: to,
          contact: '医療安全グループ 内線 4870',
        }),
      })
      return ((await answer.json()) as { id: string }).id
    },
    [number, addressee] as const,
  )
  await page.goto(`/distributions/new?noticeId=${id}`)
}

/** Cities without an account in the sample world, so that the journeys find their inboxes as they were. */
const cities = ['平塚', '鎌倉', '小田原', '秦野', '厚木', '大和'].map((name) => `${name}市長　殿`).join('\n')
const chosen = (page: Page, name: string | RegExp) => page.getByRole('rowheader', { name })

test('recipients are added by name and kind, a closed day is asked about, the draft is edited and published', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  await openLetter(page, `${cities}\n宇宙開発研究機構　御中`)
  await expect(page.getByText('次の表現は機関に結び付けられませんでした')).toContainText('「宇宙開発研究機構」')
  await expect(chosen(page, '鎌倉市')).toBeVisible()
  await expect(page.getByLabel('問合せ先')).toHaveValue(/^医療安全グループ\s内線 4870$/)

  await page.getByText('宛先を加える', { exact: true }).click()
  await page.getByRole('radio', { name: '写し' }).check()
  await page.getByLabel('名前・かな・コードで探す').fill('ずし')
  await page.getByRole('button', { name: '探す', exact: true }).click()
  await page.getByRole('button', { name: '加える：逗子市' }).click()
  await expect(chosen(page, '逗子市')).toBeVisible()
  await expect(page.getByLabel('逗子市の扱い')).toHaveValue('cc')

  await page.getByRole('radio', { name: '参考', exact: true }).check()
  await page.getByLabel('種別').selectOption({ label: '市町村' })
  await page.getByRole('button', { name: '種別で加える' }).click()
  await expect(chosen(page, /神奈川県の市町村（令和3年3月8日現在）/)).toContainText('26機関')
  await expect(page.getByText('宛先 6機関・写しと参考 27機関・別途依頼済み 0機関')).toBeVisible()
  await page.getByLabel(/市町村.*を外す/).check()

  await page.locator('input[name="receiptDueDate"]').fill('令和3年3月20日')
  await page.getByRole('button', { name: '下書きを保存する' }).click()
  await expect(page.getByText(/令和3年3月20日.*閉庁日です（春分の日）/)).toBeVisible()
  await page.getByRole('radio', { name: /次の開庁日.*3月22日/ }).check()
  await page.getByRole('button', { name: '下書きを保存する' }).click()
  await expect(page).toHaveURL(/done=drafted/)

  await page.goto(`${new URL(page.url()).pathname}/edit`)
  await expect(page.locator('input[name="receiptDueDate"]')).toHaveValue('2021-03-22')
  await expect(chosen(page, '逗子市')).toBeVisible()
  await page.getByLabel('厚木市を外す').check()
  await page.getByRole('button', { name: /確認をお願いする$/ }).click()
  await expect(page).toHaveURL(/done=published/)
  await expect(page.getByRole('rowheader', { name: /鎌倉市/ })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /厚木市/ })).toHaveCount(0)
})

async function withoutScript(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP' })).newPage()
}

test('all of it works without JavaScript', async ({ browser, page: scripted }) => {
  await signIn(scripted, 'staff@pref.example')
  await openLetter(scripted, cities)
  const address = scripted.url()
  const page = await withoutScript(browser)
  await signIn(page, 'staff@pref.example')
  await page.goto(address)
  await page.getByText('宛先を加える', { exact: true }).click()
  await page.getByLabel('名前・かな・コードで探す').fill('142085')
  await page.getByLabel('名前・かな・コードで探す').press('Enter')
  await page.getByRole('button', { name: '加える：逗子市' }).click()
  await expect(chosen(page, '逗子市')).toBeVisible()
  await page.getByLabel('厚木市を外す').check()
  await page.locator('input[name="dueDate"]').fill('2021-03-01')
  await page.getByRole('button', { name: /確認をお願いする$/ }).click()
  await expect(page.getByRole('alert')).toContainText('発出日（2021-03-08）より前の日です')
  await expect(page.locator('input[name="dueDate"]')).toHaveValue('2021-03-01')
  await page.locator('input[name="dueDate"]').fill('R3.3.19')
  await page.getByRole('button', { name: '作成して6機関に確認をお願いする' }).click()
  await expect(page).toHaveURL(/done=published/)
  await expect(page.getByRole('rowheader', { name: /逗子市/ })).toBeVisible()
  await page.context().close()
})

test('from the letter to published recipients it is one press', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await openLetter(page, cities)
  const presses = new Presses()
  await presses.press(page.getByRole('button', { name: '作成して6機関に確認をお願いする' }))
  await expect(page).toHaveURL(/done=published/)
  expect(presses.count).toBe(1)
})

test('a colleague who was faster is shown, and nothing is overwritten unseen', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await openLetter(page, cities)
  await page.getByRole('button', { name: '下書きを保存する' }).click()
  await expect(page).toHaveURL(/done=drafted/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(`/distributions/${id}/edit`)
  const answers = await page.evaluate(async (distribution) => {
    const patch = (contact: string, etag: string) =>
      fetch(`/api/v1/distributions/${distribution}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': etag },
        body: JSON.stringify({ contact }),
      })
    const read = await fetch(`/api/v1/distributions/${distribution}`)
    const etag = read.headers.get('etag') ?? ''
    const first = await patch('内線 1', etag)
    const second = await patch('内線 2', etag)
    return { etag, statuses: [read.status, first.status, second.status], stale: (await second.json()) as unknown }
  }, id)
  expect(answers).toMatchObject({
    etag: '"1"',
    statuses: [200, 200, 412],
    stale: { code: 'stale', detail: { current: { contact: '内線 1' }, sent: { contact: '内線 2' } } },
  })
  await page.getByLabel('問合せ先').fill('内線 3')
  await page.getByRole('button', { name: '下書きを保存する' }).click()
  await expect(page.getByText('ほかの人がこの下書きを書き換えました')).toBeVisible()
  await expect(page.getByText('内線 1', { exact: true })).toBeVisible()
  await expect(page.getByLabel('問合せ先')).toHaveValue('内線 3')
  await page.getByRole('button', { name: '下書きを保存する' }).click()
  await expect(page).toHaveURL(/done=drafted/)
  await page.goto(`/distributions/${id}/edit`)
  await page.getByRole('button', { name: 'この下書きを破棄する' }).click()
  await expect(page).toHaveURL(/done=discarded/)
})

for (const size of [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
])
  test(`axe finds nothing where a distribution is made, ${size.width} wide`, async ({ page }) => {
    await page.setViewportSize(size)
    await signIn(page, 'staff@pref.example')
    await openLetter(page, `${cities}\n宇宙開発研究機構　御中`)
    await page.getByText('宛先を加える', { exact: true }).click()
    await page.locator('input[name="dueDate"]').fill('2021-03-21')
    await page.getByRole('button', { name: '下書きを保存する' }).click()
    await expect(page.getByText('閉庁日です')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

test('the API says no in the right place', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const none = '00000000-0000-4000-8000-000000000000'
  const answers = await page.evaluate(async (id) => {
    const ask = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const { errors = [] } = (await answer.json()) as { errors?: { field: string }[] }
      return [answer.status, errors.map((error) => error.field).join()]
    }
    const own = ((await (await fetch('/api/v1/distributions')).json()) as { items: { id: string }[] }).items[0]?.id
    return {
      status: await ask('GET', `/distributions/${own}/deliveries?status=sleeping`),
      unknownField: await ask('PATCH', `/distributions/${own}`, { state: 'published' }),
      recipients: await ask('POST', `/distributions/${id}/recipients`, { recipients: [{ organizationId: id }] }),
      deadline: await ask('POST', `/distributions/${id}/deadline`, { dueDate: '2021-03-31' }),
      withdrawal: await ask('POST', `/distributions/${id}/withdrawal`, { reason: 'x' }),
      relay: await ask('POST', `/deliveries/${id}/relay`, {}),
      closing: await ask('POST', `/deliveries/${id}/closing`, { reason: 'x' }),
      answers: await ask('POST', '/deliveries/answers', {
        deliveryIds: [id],
        kind: 'received',
        medium: 'phone',
        person: 'x',
      }),
    }
  }, none)
  expect(answers).toEqual({
    status: [400, 'status'],
    unknownField: [422, 'state'],
    recipients: [404, ''],
    deadline: [404, ''],
    withdrawal: [404, ''],
    relay: [404, ''],
    closing: [404, ''],
    answers: [404, ''],
  })
})
