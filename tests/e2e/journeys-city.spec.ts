/** A city with letters waiting: few presses, and no row runs away under the pointer. */
import { expect, test } from '@playwright/test'
import { sendLetter } from '../support/letters-of-the-day.ts'
import { Presses, signIn } from '../support/sign-in.ts'

const chigasaki = '142077'
const signOut = '/session/sign-out'

async function changePerson(page: import('@playwright/test').Page, email: string) {
  await page.locator(`form[action="${signOut}"] button`).click()
  await page.waitForURL(/sign-in/)
  await signIn(page, email)
}

test('five letters wait in the inbox and are confirmed in three presses; the rows stay with their receipts', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  for (const serial of [1, 2, 3, 4, 5])
    await sendLetter(page, {
      number: `医第610${serial}号`,
      subject: `医療安全に関する情報の提供について（その${serial}）`,
      recipients: [chigasaki],
    })
  await changePerson(page, 'chigasaki@city.example')
  const presses = new Presses()
  await presses.press(page.getByRole('link', { name: /^受信/ }))
  const rows = page.getByRole('row').filter({ hasText: '医第610' })
  await expect(rows).toHaveCount(5)
  const before = await rows.first().boundingBox()
  const waiting = await page.getByRole('checkbox', { name: /を選ぶ$/ }).count()
  await presses.press(page.getByRole('checkbox', { name: 'すべて選ぶ' }))
  await presses.press(page.getByRole('button', { name: `${waiting}件を受領しました` }))
  await expect(page.getByText(`${waiting}件を受領として記録しました`)).toBeVisible()
  expect(presses.count).toBeLessThanOrEqual(3)
  await expect(rows.filter({ hasText: /受付番号 \d{4}-\d{4}-\d/ })).toHaveCount(5)
  const after = await rows.first().boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(12)
})

test('one press in the row shows the receipt in the row, at the same place', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  for (const serial of [6, 7])
    await sendLetter(page, {
      number: `医第610${serial}号`,
      subject: '研修会の開催について',
      recipients: [chigasaki],
    })
  await changePerson(page, 'chigasaki@city.example')
  await page.goto('/inbox')
  const row = page.getByRole('row').filter({ hasText: '医第6106号' })
  const before = await row.boundingBox()
  await row.getByRole('button', { name: '受領しました' }).click()
  await expect(row).toContainText(/受付番号 \d{4}-\d{4}-\d/)
  const after = await row.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(12)
  await expect(page.getByRole('row').filter({ hasText: '医第6107号' })).toContainText('受領しました')
})

test('with the letter open a report with means and number takes four presses at most', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await sendLetter(page, {
    number: '医第6108号',
    subject: '感染症の発生動向に関する情報の周知について',
    recipients: [chigasaki],
    ask: 'receipt_and_dissemination',
  })
  await changePerson(page, 'chigasaki@city.example')
  await page.goto('/inbox')
  await page.getByRole('link', { name: '感染症の発生動向に関する情報の周知について' }).click()
  const presses = new Presses()
  await presses.press(page.getByText('周知を報告する'))
  await presses.press(page.getByRole('checkbox', { name: 'メール' }))
  presses.count += 1 // typing a number counts one
  await page.getByLabel(/周知した数/).fill('128')
  await presses.press(page.getByRole('button', { name: '周知しました' }))
  await expect(page.getByRole('region', { name: '周知を記録しました' })).toContainText(/\d{4}-\d{4}-\d/)
  expect(presses.count).toBeLessThanOrEqual(4)
})

test('the keyboard alone reaches the first answer within eight tabs of the skip link', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await sendLetter(page, { number: '医第6109号', subject: '会議の開催について', recipients: [chigasaki] })
  await changePerson(page, 'chigasaki@city.example')
  for (const room of ['/', '/inbox']) {
    await page.goto(room)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    let tabs = 1
    const isAnswer = () => page.evaluate(() => document.activeElement?.textContent?.includes('受領しました') ?? false)
    for (; tabs < 20 && !(await isAnswer()); tabs += 1) await page.keyboard.press('Tab')
    expect(tabs, room).toBeLessThanOrEqual(8)
  }
})
