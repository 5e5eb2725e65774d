/** The office: the ledger with its two rulers, a call recorded in few presses, and what is outstanding as a file. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { sendLetter } from '../support/letters-of-the-day.ts'
import { Presses, signIn } from '../support/sign-in.ts'

const cities = ['142034', '142042']

test('a city phones: received on Tuesday is recorded in five presses from any page', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await sendLetter(page, {
    number: '医第6207号',
    subject: '電話で確かめる通知',
    recipients: ['142051'],
    date: '2021-03-01',
  })
  await page.goto('/notices')
  const presses = new Presses()
  await presses.press(page.getByRole('navigation', { name: '主な画面' }).getByRole('link', { name: /未確認/ }))
  await presses.press(page.getByRole('link', { name: /^回答を記録.*藤沢市.*医第6207号/ }))
  await expect(page.getByRole('complementary', { name: '藤沢市' })).toContainText('0466-00-0120')
  await presses.press(page.getByRole('radio', { name: '3月2日（火）' }))
  presses.count += 1 // typing the name counts one
  await page.getByLabel('先方の担当者').fill('伊藤様')
  await presses.press(page.getByRole('button', { name: '記録する' }))
  await expect(page.getByText(/受付番号 \d{4}-\d{4}-\d/).first()).toBeVisible()
  expect(presses.count).toBeLessThanOrEqual(5)
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /藤沢市/ }) })
  await expect(row).toContainText('3月2日（火）')
  await expect(row).toContainText('代行')
})

test('the ledger keeps 回答 and 到達 apart and says who is left', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/')
  await page
    .getByRole('link', { name: /ガイドライン第5.1版/ })
    .first()
    .click()
  await expect(page.getByRole('group', { name: /^市町村 33のうち：.*記録なし 27/ })).toBeVisible()
  await expect(page.getByRole('group', { name: /^宛先 6件/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /受領の割合の推移/ })).toBeVisible()
  await expect(page.getByText(/受領の残りは.*次の期限は周知報告の3月19日/)).toBeVisible()
})

test('a row opens its drawer, Esc closes it and the focus is back on the row', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/')
  await page
    .getByRole('link', { name: /ガイドライン第5.1版/ })
    .first()
    .click()
  await page.getByRole('link', { name: '相模原市' }).click()
  await expect(page.getByRole('complementary', { name: '相模原市' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: '相模原市' })).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: '相模原市' })).toBeFocused()
})

test('the drawer opens without JavaScript', async ({ browser, baseURL }) => {
  const page = await (
    await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP', baseURL: baseURL ?? '' })
  ).newPage()
  await signIn(page, 'staff@pref.example')
  await page
    .getByRole('link', { name: /ガイドライン第5.1版/ })
    .first()
    .click()
  await page.getByRole('link', { name: '横浜市' }).click()
  await expect(page.getByRole('complementary', { name: '横浜市' })).toContainText('4,382施設')
})

test('a filter with nothing in it says so and leads back', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6201号', subject: '照会先の変更について', recipients: cities })
  await page.goto(`/distributions/${id}?status=bounced`)
  await expect(page.getByText('「不達」の宛先はありません')).toBeVisible()
  await page.getByRole('link', { name: 'すべて表示' }).first().click()
  await expect(page.getByRole('rowheader', { name: /平塚市/ })).toBeVisible()
})

test('the selection bar names how many rows it marks', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6202号',
    subject: '研修の案内について',
    recipients: cities,
    isMarked: false,
  })
  await page.goto(`/distributions/${id}`)
  await expect(page.getByRole('button', { name: '未転送の2件を転送済にする' })).toBeVisible()
  await page.getByRole('checkbox', { name: '鎌倉市を選ぶ' }).check()
  await page.getByRole('button', { name: '1件を転送済にする' }).click()
  await expect(page.getByText('1件を転送済にしました')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '平塚市' })).toContainText('未転送')
})

test('a selection survives paging and is sent with the rows of the page at hand', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6206号',
    subject: '二つのページにわたる選択',
    recipients: cities,
    isMarked: false,
  })
  const from = (code: string) => Buffer.from(JSON.stringify(['0', '0', code])).toString('base64url')
  await page.goto(`/distributions/${id}?after=${from('')}`)
  await page.getByRole('checkbox', { name: '平塚市を選ぶ' }).check()
  await expect(page.getByText('1件を選択中')).toBeVisible()
  await page.goto(`/distributions/${id}?after=${from('142034')}`)
  await expect(page.getByText('1件を選択中')).toBeVisible()
  await page.getByRole('checkbox', { name: '鎌倉市を選ぶ' }).check()
  await page.getByRole('button', { name: '2件を転送済にする' }).click()
  await expect(page.getByText('2件を転送済にしました')).toBeVisible()
})

test('what is older than five open days becomes a file in three presses', async ({ page }) => {
  await signIn(page, 'manager@pref.example')
  const presses = new Presses()
  await presses.press(page.getByRole('navigation', { name: '主な画面' }).getByRole('link', { name: /未確認/ }))
  await presses.press(page.getByRole('link', { name: '5開庁日を超えたもの' }))
  await expect(page).toHaveURL(/older=5/)
  const download = page.waitForEvent('download')
  await presses.press(page.getByRole('link', { name: 'CSV' }))
  const text = readFileSync(await (await download).path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(text).toContain('相模原市')
  expect(text).toContain('\r\n')
  expect(presses.count).toBeLessThanOrEqual(3)
})

test('the ledger as a file is the same for the screen and for the API; strangers get nothing', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6203号', subject: '=1+1 の取扱い', recipients: cities })
  const read = (path: string) =>
    page.evaluate(async (at) => {
      const response = await fetch(at)
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
    }, path)
  const screen = await read(`/distributions/${id}/export?format=csv`)
  const api = await read(`/api/v1/distributions/${id}/export?format=csv`)
  expect(screen).toEqual(api)
  expect(api.type).toBe('text/csv; charset=utf-8')
  expect(api.text.split('\r\n')).toHaveLength(4)
  expect((await read(`/api/v1/distributions/${id}/export?format=exe`)).status).toBe(400)
  await page.locator('form[action="/session/sign-out"] button').click()
  await signIn(page, 'kawasaki@city.example')
  expect((await read(`/api/v1/distributions/${id}/export?format=csv`)).status).toBe(404)
  expect((await read(`/distributions/${id}/export?format=csv`)).status).toBe(404)
})

test('a manager withdraws with a reason; the ledger says so and asks nothing any more', async ({ page }) => {
  await signIn(page, 'manager@pref.example')
  const id = await sendLetter(page, { number: '医第6204号', subject: '誤って送ったもの', recipients: cities })
  await page.goto(`/distributions/${id}`)
  await page.getByText('この配布を取り下げる').first().click()
  await page.getByLabel('取り下げる理由').fill('宛先の誤り')
  await page.getByRole('button', { name: 'この配布を取り下げる' }).click()
  await expect(page.getByText('理由：宛先の誤り')).toBeVisible()
  await expect(page.getByRole('button', { name: /転送済にする/ })).toHaveCount(0)
})

test('a colleague’s change is announced and never overwrites what is being typed', async ({ page }) => {
  await page.clock.install()
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6205号', subject: '点検のお願い', recipients: cities })
  await page.goto(`/distributions/${id}`, { waitUntil: 'networkidle' })
  await page.getByLabel('備考').first().fill('書きかけ')
  await page.evaluate(async (distributionId) => {
    const lines = (await (await fetch(`/api/v1/distributions/${distributionId}/deliveries`)).json()) as {
      items: { id: string }[]
    }
    await fetch(`/api/v1/deliveries/${lines.items[0]?.id}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'received', onBehalf: { medium: 'phone', person: '試験' } }),
    })
  }, id)
  await page.clock.runFor(21_000)
  await expect(page.getByRole('link', { name: '更新を表示' })).toBeVisible()
  await expect(page.getByLabel('備考').first()).toHaveValue('書きかけ')
})

test('the language switch keeps the page and its filter; every page says its name', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  for (const [room, ja] of [
    ['/', 'ホーム'],
    ['/inbox', '受信'],
    ['/distributions', '配布'],
    ['/outstanding?show=overdue', '未確認一覧'],
  ] as const) {
    await page.goto(room)
    await expect(page).toHaveTitle(`${ja}｜周知台帳`)
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/outstanding\?show=overdue/)
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('未確認')
  await page.getByRole('button', { name: '日本語' }).click()
  await expect(page).toHaveURL(/\/outstanding\?show=overdue/)
})
