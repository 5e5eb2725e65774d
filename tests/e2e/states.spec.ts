/** States that are met seldom: a draft, a withdrawn letter, a day typed over a choice; at the desk and on the telephone. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { sendLetter } from '../support/letters-of-the-day.ts'
import { signIn } from '../support/sign-in.ts'

const cities = ['142034', '142042']
const longSubject = `${'医療法施行規則の一部を改正する省令の施行に伴う'.repeat(6)}留意事項について`

async function expectSound(page: Page): Promise<void> {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([...violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`), sideways]).toEqual([0])
  }
}

test('a draft with a long subject is sound on a telephone, and its words stand beside its sign', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6301号',
    subject: longSubject,
    recipients: cities,
    isPublished: false,
  })
  await page.goto(`/distributions/${id}`)
  await expectSound(page)
  const sentence = await page.getByText('押すと、宛先の「答えるもの」に並びます').boundingBox()
  expect(sentence?.width).toBeGreaterThan(200)
})

test('the ledger says 転送 only when something was marked, and a withdrawn one asks nothing', async ({ page }) => {
  await signIn(page, 'manager@pref.example')
  const id = await sendLetter(page, {
    number: '医第6302号',
    subject: '転送の前と後',
    recipients: cities,
    isMarked: false,
  })
  await page.goto(`/distributions/${id}`)
  const crumbs = page.getByRole('navigation', { name: '現在地' })
  await expect(crumbs).toContainText('未転送（令和3年3月9日 2021-03-09 開始）')
  await page.getByRole('button', { name: '未転送の2件を転送済にする' }).click()
  await expect(crumbs).toContainText('令和3年3月9日 2021-03-09 転送')
  await page.getByText('この配布を取り下げる').first().click()
  await page.getByLabel('取り下げる理由').fill('試しのため')
  await page.getByRole('button', { name: 'この配布を取り下げる' }).click()
  await expect(page.getByText('お願いは止まっています')).toBeVisible()
  await expectSound(page)
})

test('whoever works in the issuing office sees what was done with its letter; the recipient does not', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6303号', subject: '経緯を見る', recipients: ['142018'] })
  await page.goto(`/distributions/${id}`)
  await page.getByRole('heading', { level: 1 }).getByRole('link').click()
  const history = page.getByRole('list', { name: '経緯' })
  await expect(history).toContainText('登録 佐藤')
  await expect(history).toContainText('転送 佐藤')
  await expect(page.getByRole('link', { name: 'すべての記録' })).toHaveCount(0)
  const letter = page.url()
  await page.locator('form[action="/session/sign-out"] button').click()
  await signIn(page, 'yokosuka@city.example')
  await page.goto(letter)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('経緯を見る')
  await expect(history).toHaveCount(0)
})

test('a day that is typed lets go of 期限なし, and a complaint names its field', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/notices/new')
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: '件名 入力してください' })).toBeVisible()
  await page.goto('/notices?q=医第3156号')
  await page.getByRole('rowheader').getByRole('link').click()
  await page.getByRole('link', { name: '宛先を選んで転送' }).click()
  const none = page.getByRole('group', { name: /受領の期限/ }).getByRole('radio', { name: '期限なし' })
  await expect(none).toBeChecked()
  await page.getByRole('textbox', { name: '受領の期限' }).fill('令和3年3月14日')
  await expect(none).not.toBeChecked()
  await none.check()
  await expect(page.getByRole('textbox', { name: '受領の期限' })).toHaveValue('')
})
