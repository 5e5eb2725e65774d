/** Reading: a file dropped anywhere becomes registered, linked letters in a few presses; what is doubtful is asked. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { dragFiles, pdfOf, seedLetters } from '../support/letter-files.ts'
import { Presses, signIn } from '../support/sign-in.ts'

test.slow()

async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    const { violations: broken } = await new AxeBuilder({ page }).analyze()
    found.push(...broken.map((one) => `${viewport.width}: ${one.id}: ${one.nodes[0]?.html}`))
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (sideways > 0) found.push(`${viewport.width}: scrolls sideways by ${sideways} px`)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  return found
}

const field = (page: Page, letter: number, name: string): Locator => page.locator(`[id="d${letter}.${name}"]`)
const row = (page: Page, letter: number, name: string): Locator => page.locator(`[data-field="${letter}.${name}"]`)
const marks = (page: Page, letter: number, name: string): Locator =>
  page.locator(`a.mk[data-marks~="${letter}.${name}"]`)

test('the real letters, dropped as one PDF on the home page, are three linked letters in two presses', async ({
  page,
}) => {
  const presses = new Presses()
  await signIn(page, 'yokohama@city.example')
  const drop = await dragFiles(page, [await pdfOf('seed-letters.pdf', seedLetters)])
  await expect(page.getByText('ここに置くと読み取ります').last()).toBeVisible()
  presses.count += 1
  await drop()
  await page.waitForURL(/\/readings\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('seed-letters.pdf から文書 3件', {
    timeout: 60_000,
  })

  await expect(field(page, 1, 'documentNumbers')).toHaveValue('医第3156号')
  await expect(field(page, 2, 'documentNumbers')).toHaveValue('医政発0129第1号')
  await expect(field(page, 3, 'documentNumbers')).toHaveValue('')
  await expect(field(page, 3, 'date')).toHaveValue('令和3年1月29日')
  await expect(marks(page, 1, 'documentNumbers')).toContainText('3156')

  await field(page, 1, 'subject').focus()
  await expect(row(page, 1, 'subject')).toHaveAttribute('data-lit', '')
  await expect(marks(page, 1, 'subject').first()).toHaveAttribute('data-lit', '')
  await expect(marks(page, 1, 'date').first()).not.toHaveAttribute('data-lit', '')
  await marks(page, 1, 'date').first().click()
  await expect(field(page, 1, 'date')).toBeFocused()
  await row(page, 1, 'issuer').hover()
  await expect(marks(page, 1, 'issuer').first()).toHaveAttribute('data-hovered', '')
  expect(await violations(page)).toEqual([])

  await presses.press(page.getByRole('button', { name: '3件を登録する' }))
  await expect(page.getByRole('status').filter({ hasText: '3件を登録しました' })).toContainText('医政発0129第1号')
  expect(presses.count).toBeLessThanOrEqual(6)
  expect(await violations(page)).toEqual([])

  await page.getByRole('link', { name: /医第3156号/ }).click()
  const links = page.getByRole('table', { name: /つながり/ })
  await expect(links).toContainText('医政発0129第1号')
  await expect(links).toContainText('Q&A')
  await links.getByRole('link', { name: /医政発0129第1号/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('医政発0129第1号')
  await expect(page.getByRole('table', { name: /つながり/ })).toContainText('医第3156号')
})

test('a number that names another day is asked about, chosen and registered by the keyboard alone', async ({
  page,
}) => {
  await signIn(page, 'sagamihara@city.example')
  await page.goto('/notices')
  const other = seedLetters.replace('令和 3 年 1 月 29 日\n\n各', '令和 3 年 1 月 28 日\n\n各')
  expect(other).not.toBe(seedLetters)
  const drop = await dragFiles(page, [await pdfOf('差異.pdf', other)])
  await drop()
  await page.waitForURL(/\/readings\//)
  await expect(row(page, 2, 'date')).toContainText('番号が示す月日と発出日が違います', { timeout: 60_000 })
  await expect(page.getByText('要確認').first()).toBeVisible()
  const day = row(page, 2, 'date').getByRole('radio', { name: /令和3年1月29日/ })
  await expect(day).not.toBeChecked()
  expect(await violations(page)).toEqual([])
  await row(page, 2, 'date').getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(day).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: '件を登録しました' })).toContainText('医政発0129第1号')
  await page
    .getByRole('link', { name: /医政発0129第1号/ })
    .first()
    .click()
  await expect(page.getByText('2021-01-29').first()).toBeVisible()
  await expect(page.getByText('番号の月日と発出日が違います')).toHaveCount(0)
})

test('letters that are registered already are offered as a further arrival or a new version', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const drop = await dragFiles(page, [await pdfOf('もう一度.pdf', seedLetters)])
  await drop()
  await page.waitForURL(/\/readings\//)
  const again = page.getByRole('group', { name: /すでに登録されています/ }).first()
  await expect(again.getByRole('radio', { name: /もう一度届いた記録にする/ })).toBeChecked({ timeout: 60_000 })
  await expect(again.getByRole('radio', { name: /差替え/ })).toBeVisible()
  await page.getByRole('button', { name: '破棄する' }).click()
  await expect(page.getByRole('heading', { name: 'この読み取りは破棄されました' })).toBeVisible()
})

test('without JavaScript files and pasted text are read, corrected and registered by plain forms', async ({
  browser,
  baseURL,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP', baseURL: baseURL ?? '' })
  const page = await plain.newPage()
  await signIn(page, 'kawasaki@city.example')
  await page.getByRole('link', { name: 'ファイルから読取' }).click()
  const { name, type, bytes } = await pdfOf('seed-letters.pdf', seedLetters)
  await page.locator('#files').setInputFiles({ name, mimeType: type, buffer: bytes })
  await page.getByRole('button', { name: '読み取る', exact: true }).click()
  await page.waitForURL(/\/readings\/[0-9a-f-]{36}/)
  await expect(async () => {
    // on a busy machine it may still be read: a press shows how far it is
    const again = page.getByRole('link', { name: 'いまの状態を見る' })
    if ((await again.count()) > 0) await again.click()
    await expect(field(page, 1, 'documentNumbers')).toHaveValue('医第3156号', { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await field(page, 1, 'subject').fill('')
  await page.getByRole('button', { name: '3件を登録する' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await field(page, 1, 'subject').fill('直した件名について')
  await page.getByRole('button', { name: '3件を登録する' }).click()
  await expect(page.getByText('3件を登録しました')).toBeVisible()
  await expect(page.getByRole('link', { name: /直した件名について/ })).toBeVisible()

  await page.goto('/readings/new')
  await page.locator('#text').fill('ご担当者様\n明日の会議の資料を送ります。よろしくお願いします。')
  await page.getByRole('button', { name: 'この文章を読み取る' }).click()
  await expect(page.getByText(/決まった形の文書として読めませんでした|文書を読み取れませんでした/)).toBeVisible()
  await plain.close()
})

test('a bad file is named with its reason and harms no other; when all are bad nothing is kept', async ({ page }) => {
  await signIn(page, 'fujisawa@city.example')
  const good = await pdfOf('良い.pdf', seedLetters)
  const empty = { name: '空.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) }
  const damaged = { name: '壊れた.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\nnothing here') }
  const mixed = await dragFiles(page, [empty, good, damaged])
  await mixed()
  await page.waitForURL(/\/readings\/[0-9a-f]/)
  const failed = page.locator('.note', { hasText: '読み取れなかったファイル' })
  await expect(failed).toContainText('空.pdf', { timeout: 60_000 })
  await expect(failed).toContainText('壊れた.pdf')
  await expect(page.getByRole('button', { name: '3件を登録する' })).toBeVisible()

  await page.goto('/outstanding')
  const bad = await dragFiles(page, [empty, damaged])
  await bad()
  // told at once where all are read by then, else on the page of the reading
  await page.waitForURL(/\/readings\//)
  await expect(failed).toContainText('空.pdf', { timeout: 60_000 })
  await expect(failed).toContainText('中身のないファイルです')
  await expect(failed).toContainText('壊れた.pdf')
  await expect(page.getByText('登録されたものはありません')).toBeVisible()
  expect(await violations(page)).toEqual([])
})
