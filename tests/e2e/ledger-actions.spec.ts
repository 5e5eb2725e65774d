/** Everything an officer records from the ledger, and what a city does with what it received; figures from screens.md. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { sendLetter } from '../support/letters-of-the-day.ts'
import { Presses, signIn } from '../support/sign-in.ts'

const [hiratsuka, kamakura, zushi] = ['142034', '142042', '142085']
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) })
const choose = (page: Page, name: string) => page.getByRole('checkbox', { name: `${name}を選ぶ` })
const act = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '選んだ宛先への記録' }).getByRole('link', { name })

async function sound(page: Page): Promise<void> {
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 768 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${width}: ${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

test('with the ledger open, what a city said on the telephone is recorded in five presses', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6301号',
    subject: '電話で受領した市の記録',
    recipients: [hiratsuka, kamakura],
  })
  await page.goto(`/distributions/${id}`)
  const presses = new Presses()
  await presses.press(choose(page, '平塚市'))
  await presses.press(act(page, '電話・FAXの回答を記録'))
  await expect(page.getByText('1件を選択中')).toBeVisible()
  await presses.press(page.getByRole('radio', { name: '昨日' }))
  presses.count += 1 // typing the name counts one
  await page.getByLabel('先方の担当者').fill('伊藤様')
  await presses.press(page.getByRole('button', { name: '1件の回答を記録する' }))
  await expect(page.getByText(/回答を記録しました。受付番号 \d{4}-\d{4}-\d/)).toBeVisible()
  expect(presses.count).toBeLessThanOrEqual(5)
  await expect(rowOf(page, '平塚市')).toContainText('3月8日（月）')
  await expect(rowOf(page, '平塚市')).toContainText('代行')
  await expect(rowOf(page, '鎌倉市')).toContainText('転送済')
})

test('one answer for several, without JavaScript', async ({ page, browser, baseURL }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6302号',
    subject: '二つの市の代行の記録',
    recipients: [hiratsuka, kamakura],
  })
  const plain = await (
    await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP', baseURL: baseURL ?? '' })
  ).newPage()
  await signIn(plain, 'staff@pref.example')
  await plain.goto(`/distributions/${id}`)
  await act(plain, '電話・FAXの回答を記録').click()
  await choose(plain, '平塚市').check()
  await choose(plain, '鎌倉市').check()
  await plain.getByLabel('先方の担当者').fill('会議の場で')
  await plain.getByRole('button', { name: '選んだ宛先の回答を記録する' }).click()
  await expect(plain.getByText(/2件の回答を記録しました。受付番号 \d{4}-\d{4}-\d ほか/)).toBeVisible()
  await expect(rowOf(plain, '鎌倉市')).toContainText('受領')
  await plain.getByRole('link', { name: '期限を変える' }).click()
  await plain.getByRole('radio', { name: /^5開庁日/ }).check()
  await plain.getByRole('button', { name: '期限を変える' }).click()
  await expect(plain.getByText('期限を変えました')).toBeVisible()
})

test('a marking is taken back with one press, exactly those lines', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6303号',
    subject: '転送の取消',
    recipients: [hiratsuka, kamakura, zushi],
    isMarked: false,
  })
  await page.goto(`/distributions/${id}`)
  await choose(page, '逗子市').check()
  await page.getByRole('button', { name: '1件を転送済にする' }).click()
  await page.goto(`/distributions/${id}`)
  await page.getByRole('button', { name: '未転送の2件を転送済にする' }).click()
  await expect(page.getByText('2件を転送済にしました')).toBeVisible()
  await page.getByRole('button', { name: '2件の転送の記録を取り消す' }).click()
  await expect(page.getByText('2件の転送の記録を取り消しました')).toBeVisible()
  await expect(rowOf(page, '平塚市')).toContainText('未転送')
  await expect(rowOf(page, '逗子市')).toContainText('転送済')
})

test('a mark in error is struck for the chosen row; a row without a mark is refused in words', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6304号',
    subject: '一つだけの取消',
    recipients: [hiratsuka, kamakura],
  })
  await page.goto(`/distributions/${id}?do=unmark`)
  await choose(page, '平塚市').check()
  await page.getByLabel('取り消す理由').fill('別の文書と取り違え')
  await page.getByRole('button', { name: '1件の転送の記録を取り消す' }).click()
  await expect(page.getByText('1件の転送の記録を取り消しました')).toBeVisible()
  await expect(rowOf(page, '平塚市')).toContainText('未転送')
  await act(page, '転送の記録を取り消す').click()
  await choose(page, '平塚市').check()
  await page.getByRole('button', { name: '1件の転送の記録を取り消す' }).click()
  await expect(page.getByText('転送済の記録がない宛先が含まれています')).toBeVisible()
  await sound(page)
})

test('a bounce is recorded for the selection; nothing chosen and a day to come are said in words', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6305号',
    subject: '届かなかったもの',
    recipients: [hiratsuka, kamakura],
  })
  await page.goto(`/distributions/${id}`)
  await act(page, '不達を記録').click()
  await page.getByRole('button', { name: '選んだ宛先の不達を記録する' }).click()
  await expect(page.getByText('対象の行を選んでください')).toBeVisible()
  await choose(page, '鎌倉市').check()
  await page.getByLabel('ほかの日').fill('令和3年4月1日')
  await page.getByRole('button', { name: '1件の不達を記録する' }).click()
  await expect(page.getByText('本日（2021-03-09）より後の日です')).toBeVisible()
  await choose(page, '鎌倉市').check()
  await page.getByLabel('戻ってきた理由').fill('容量超過')
  await page.getByRole('button', { name: '1件の不達を記録する' }).click()
  await expect(page.getByText('1件の不達を記録しました')).toBeVisible()
  await expect(rowOf(page, '鎌倉市')).toContainText('不達')
  await expect(rowOf(page, '平塚市')).toContainText('転送済')
})

test('recipients come later: who stands there already is not counted, those added are asked', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6306号', subject: '宛先の追加', recipients: [hiratsuka, kamakura] })
  await page.goto(`/distributions/${id}`)
  await page.getByRole('link', { name: '宛先を追加' }).click()
  await page.getByLabel('名前・かな・コードで探す').fill('平塚市')
  await page.getByRole('button', { name: '探す', exact: true }).click()
  await expect(page.getByText('平塚市（宛先にあります）')).toBeVisible()
  await page.getByLabel('種別').selectOption({ label: '市町村' })
  await page.getByRole('button', { name: '種別で加える' }).click()
  const press = page.getByRole('button', { name: /^\d+機関を宛先に加える$/ })
  const count = Number(/\d+/.exec((await press.textContent()) ?? '')?.[0])
  await sound(page)
  await press.click()
  await expect(page.getByText(`${count}件の宛先を加えました`)).toBeVisible()
  await expect(page.getByText(`宛先 ${count + 2}件`)).toBeVisible()
})

test('the due date moves: a closed day is asked about, the answer to it is taken', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, { number: '医第6307号', subject: '期限の変更', recipients: [hiratsuka] })
  await page.goto(`/distributions/${id}`)
  await page.getByRole('link', { name: '期限を変える' }).click()
  const drawer = page.getByRole('complementary', { name: '期限を変える' })
  await expect(drawer.getByRole('radio', { name: 'そのまま　3月12日（金）' })).toBeChecked()
  await drawer.getByRole('textbox', { name: '受領の期限' }).fill('2021-03-20')
  await drawer.getByRole('button', { name: '期限を変える' }).click()
  await expect(drawer.getByText(/閉庁日です/)).toBeVisible()
  await sound(page)
  await drawer.getByRole('radio', { name: /次の開庁日/ }).check()
  await drawer.getByLabel('変える理由').fill('国の期限の延長')
  await drawer.getByRole('button', { name: '期限を変える' }).click()
  await expect(page.getByText('期限を変えました')).toBeVisible()
  await expect(rowOf(page, '平塚市')).toContainText('3月22日（月）期限')
})

test('a draft is opened for editing from its ledger and discarded without a reason', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = await sendLetter(page, {
    number: '医第6308号',
    subject: '破棄する下書き',
    recipients: [hiratsuka],
    isPublished: false,
  })
  await page.goto(`/distributions/${id}`)
  await page.getByRole('link', { name: '下書きを直す' }).click()
  await expect(page).toHaveURL(/\/edit$/)
  await page.goto(`/distributions/${id}`)
  await page.locator('summary').filter({ hasText: 'この下書きを破棄する' }).click()
  await page.getByRole('button', { name: 'この下書きを破棄する' }).click()
  await expect(page.getByText('下書きを破棄しました')).toBeVisible()
})

test('a city takes its answer back, corrects it by another, and passes the letter on', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await sendLetter(page, { number: '医第6309号', subject: '転達する文書について', recipients: ['142077'] })
  await page.locator('form[action="/session/sign-out"] button').click()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'chigasaki@city.example')
  await page.goto('/inbox')
  await page.getByRole('link', { name: '転達する文書について' }).click()
  await page.getByRole('button', { name: '受領しました' }).click()
  await page.getByRole('button', { name: /を取り消す（.* まで）/ }).click()
  await expect(page.getByText('回答を取り消しました')).toBeVisible()
  await page.getByRole('button', { name: '受領しました' }).click()
  await page.locator('summary').filter({ hasText: '回答を直す' }).click()
  await expect(page.getByText('新しい回答が今の状態になります')).toBeVisible()
  await page.getByRole('button', { name: '対象ではありません' }).click()
  await expect(page.getByRole('region', { name: '対象外を記録しました' })).toBeVisible()
  await page.getByRole('button', { name: '転達の下書きを作る' }).click()
  await expect(page).toHaveURL(/\/distributions\/[0-9a-f-]+\/edit$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('転達する文書について')
})

test('a manager strikes an answer, settles a question and closes unanswered; each effect is said before', async ({
  page,
}) => {
  await signIn(page, 'manager@pref.example')
  const id = await sendLetter(page, {
    number: '医第6310号',
    subject: '訂正と終了',
    recipients: [hiratsuka, kamakura],
  })
  await page.goto(`/distributions/${id}?do=answer`)
  await choose(page, '平塚市').check()
  await page.getByLabel('先方の担当者').fill('伊藤様')
  await page.getByRole('button', { name: '1件の回答を記録する' }).click()
  await page.getByRole('link', { name: '平塚市' }).click()
  const drawer = page.getByRole('complementary')
  await drawer.getByText('そのほかの記録').click()
  await expect(drawer.getByText('最後の回答に二重線を引きます')).toBeVisible()
  await drawer.getByLabel('取り消す理由').fill('聞き違い')
  await drawer.getByRole('button', { name: '最後の回答を取り消す' }).click()
  await expect(page.getByText('元の記録は二重線で残っています')).toBeVisible()

  await drawer.getByRole('radio', { name: '照会' }).check()
  await drawer.getByLabel('先方の担当者').fill('伊藤様')
  await drawer.getByRole('button', { name: '記録する', exact: true }).click()
  await drawer.getByLabel('答えた内容').fill('対象は医科のみ')
  await drawer.getByRole('button', { name: '照会に答えたことを記録' }).click()
  await expect(page.getByText('期限の計算を再開しました')).toBeVisible()

  await drawer.getByText('そのほかの記録').click()
  await sound(page)
  await drawer.getByLabel('終了する理由').fill('統合により対象外')
  await drawer.getByRole('button', { name: '未確認のまま終了する' }).click()
  await expect(page.getByText('未確認のまま終了しました')).toBeVisible()
})

test('a link cannot put words of its own into the sentence of a refusal', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  await page.goto('/distributions?problem=recipient-twice&with=name:偽の知らせ')
  await expect(page.getByText('偽の知らせ')).toHaveCount(0)
  await page.goto('/?problem=in-future&with=date:2021-03-09')
  await expect(page.getByText('本日（2021-03-09）より後の日です')).toBeVisible()
})

test('what we await is a table with a caption and heads, at home and among the distributions', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  for (const room of ['/', '/distributions']) {
    await page.goto(room)
    const table = page.getByRole('table', { name: 'こちらが待っているもの。新しい順' })
    await expect(table.getByRole('columnheader')).toHaveText(['配布', '宛先の状態', '受領の推移', '回答', '到達'])
    const first = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .first()
    await expect(first.getByRole('cell')).toHaveCount(4)
  }
})
