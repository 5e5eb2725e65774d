import { expect, test } from '@playwright/test'
import { Presses, signIn } from '../support/sign-in.ts'

test('a city confirms receipt', async ({ page }) => {
  const presses = new Presses()
  await signIn(page, 'yokosuka@city.example')
  await presses.press(page.getByRole('button', { name: '受領しました', exact: true }))
  await expect(page.getByText(/受付番号 \d{4}-\d{4}-\d/)).toBeVisible()
  expect(presses.count).toBeLessThanOrEqual(2)
  await expect(page.getByRole('link', { name: '周知を報告' })).toBeVisible()
})

test('staff register a letter, choose recipients and mark forwarding done', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const presses = new Presses()
  await presses.press(page.getByRole('link', { name: '通知を登録' }))
  await page
    .getByLabel(/^番号(?!・)/)
    .first()
    .fill('医第３２０１号')
  await page.getByLabel('件名', { exact: true }).fill('病床機能報告の確認結果の送付について')
  await page.getByLabel('発出者', { exact: true }).fill('神奈川県健康医療局保健医療部医療課長')
  await page.getByLabel(/^宛先/).fill('各保健所設置市衛生主管部（局）長　殿')
  await presses.press(page.getByRole('button', { name: '登録して宛先を選ぶ' }))
  await expect(page.getByRole('rowheader', { name: '茅ヶ崎市' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: '平塚市' })).toHaveCount(0)
  await presses.press(page.getByRole('button', { name: '作成して6機関に確認をお願いする' }))
  await presses.press(page.getByRole('button', { name: '転送済にする' }))
  await expect(page.getByText('6件を転送済にしました')).toBeVisible()
  expect(presses.count).toBeLessThanOrEqual(12)
})

test('a manager views what is outstanding', async ({ page }) => {
  await signIn(page, 'manager@pref.example')
  const presses = new Presses()
  await presses.press(page.getByRole('link', { name: /^未確認/ }).first())
  await expect(page.getByRole('rowheader', { name: /藤沢市/ }).first()).toBeVisible()
  await presses.press(page.getByRole('link', { name: /期限超過/ }))
  await page.waitForURL(/show=overdue/)
  await expect(page.getByRole('rowheader', { name: /藤沢市/ })).toHaveCount(1)
  await expect(page.getByRole('row').filter({ hasText: '藤沢市' })).toContainText('2開庁日超過')
  expect(presses.count).toBeLessThanOrEqual(3)
})

test('every spelling of a number finds exactly its letter, and 18 open days are shown', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  for (const spelling of ['医政発０１２９第１号', '医政発 0129 第 1 号', '医政発0129第1号']) {
    await page.goto(`/notices?q=${encodeURIComponent(spelling)}`)
    await expect(page.getByRole('rowheader')).toHaveCount(1)
    await expect(page.getByRole('row').nth(1)).toContainText('医政発0129第1号')
  }
  await page.getByRole('rowheader').getByRole('link').click()
  await expect(page.getByText('18開庁日')).toBeVisible()
  await page.goto('/notices?q=3156')
  await expect(page.getByRole('row').nth(1)).toContainText('医第3156号')
})

test('a refused form says what to mend and keeps what was typed', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/notices/new')
  await page.getByLabel('件名', { exact: true }).fill('日付の誤りの試し')
  await page.getByLabel('発出者', { exact: true }).fill('神奈川県')
  await page.locator('input[name="date"]').fill('令和元年4月30日')
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await expect(page.getByText('その元号にない日です').first()).toBeVisible()
  await expect(page.getByLabel('件名', { exact: true })).toHaveValue('日付の誤りの試し')
})

test('what a city may not see does not exist', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/distributions')
  const ledger = await page.locator('a[href^="/distributions/"]').first().getAttribute('href')
  const line = await (async () => {
    await page.goto(ledger ?? '')
    const row = await page.getByRole('link', { name: '横浜市' }).getAttribute('href')
    return `/deliveries/${new URL(row ?? '', 'http://x').searchParams.get('open')}`
  })()
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await signIn(page, 'kawasaki@city.example')
  for (const address of [ledger ?? '', line ?? '', '/audit']) expect((await page.goto(address))?.status()).toBe(404)
})
