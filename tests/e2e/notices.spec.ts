import { createHash } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/sign-in.ts'

test.slow() // uploads of many megabytes, on a machine that others use too

const pdf = { name: '本文.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }

/** Registers a letter by the form and ends on its page. */
async function register(page: Page, number: string, files: (typeof pdf)[] = []): Promise<string> {
  await page.goto('/notices/new')
  await page.locator('#documentNumbers').fill(number)
  await page.locator('#subject').fill('検査の実施について')
  await page.locator('#issuer').fill('神奈川県健康医療局保健医療部医療課長')
  if (files.length > 0) await page.locator('#files').setInputFiles(files)
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await page.waitForURL(/\/notices\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

test('a letter is registered with a file, edited, met by a stale edit, and withdrawn', async ({ page, context }) => {
  await signIn(page, 'staff@pref.example')
  const address = await register(page, '医第3301号', [pdf])
  await expect(page.getByRole('link', { name: '本文.pdf' })).toBeVisible()

  const colleague = await context.newPage()
  await colleague.goto(`${address}/edit`)
  await page.goto(`${address}/edit`)
  await page.locator('#subject').fill('検査の実施について（先）')
  await page.locator('#contact').fill('医療課 田中 045-210-1111')
  await page.getByRole('button', { name: '直した内容を記録する' }).click()
  await expect(page.getByRole('status')).toContainText('内容を直しました')

  await colleague.locator('#subject').fill('検査の実施について（後）')
  await colleague.getByRole('button', { name: '直した内容を記録する' }).click()
  await expect(colleague.getByText('ほかの人が先に直しました').first()).toBeVisible()
  await expect(colleague.locator('#subject')).toHaveValue('検査の実施について（後）')
  await colleague
    .getByRole('group', { name: '件名' })
    .getByRole('radio', { name: /入力した内容/ })
    .check()
  await colleague
    .getByRole('group', { name: '問合せ先' })
    .getByRole('radio', { name: /いまの台帳/ })
    .check()
  await colleague.getByRole('button', { name: '直した内容を記録する' }).click()
  await expect(colleague.getByRole('heading', { level: 1 })).toContainText('検査の実施について（後）')
  await expect(colleague.getByText('045-210-1111')).toBeVisible()

  await page.goto(address)
  await page.getByText('文書を取り下げる').click()
  await page.locator('#withdrawal-reason').fill('誤って登録したため')
  await page.getByRole('button', { name: '取り下げる', exact: true }).click()
  await expect(page.getByText('この文書は取り下げられています')).toBeVisible()
  await expect(page.getByText('理由：誤って登録したため')).toBeVisible()
  await expect(page.getByRole('link', { name: '内容を直す' })).toHaveCount(0)
})

test('a wrong file stops the registration with everything kept, and is refused on the page of the letter', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  const wrong = { ...pdf, name: '偽物.pdf', buffer: Buffer.from('<!doctype html>') }
  await page.goto('/notices/new')
  await page.locator('#documentNumbers').fill('医第3302号')
  await page.locator('#subject').fill('検査の実施について')
  await page.locator('#issuer').fill('神奈川県健康医療局保健医療部医療課長')
  await page.locator('#files').setInputFiles([pdf, wrong])
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await expect(page.locator('#files-error')).toBeVisible()
  await expect(page.getByText('ファイルは、もう一度選んでください')).toBeVisible()
  await expect(page.locator('#subject')).toHaveValue('検査の実施について')
  await page.goto('/notices?q=医第3302号')
  await expect(page.getByText('「医第3302号」に合う文書はありません')).toBeVisible()

  const address = await register(page, '医第3302号')
  await page.getByText('ファイルを加える', { exact: true }).click()
  await page.locator('#file').setInputFiles([wrong])
  await page.getByRole('button', { name: 'ファイルを加える' }).click()
  await expect(page.getByText('ファイルは加えていません（偽物.pdf）')).toBeVisible()
  await page.getByText('ファイルを加える', { exact: true }).click()
  await page.locator('#file').setInputFiles([pdf])
  await page.getByRole('button', { name: 'ファイルを加える' }).click()
  await expect(page.getByRole('status')).toContainText('ファイルを加えました')
  const link = page.getByRole('link', { name: '本文.pdf' })
  const href = (await link.getAttribute('href')) ?? ''
  const head = await page.request.head(href)
  const digest = createHash('sha256').update(pdf.buffer).digest('base64')
  expect(head.headers()).toMatchObject({ 'content-type': 'application/pdf', 'repr-digest': `sha-256=:${digest}:` })
  expect(await head.body()).toHaveLength(0)
  expect((await page.request.get(href)).headers()['content-disposition']).toContain('attachment')
  await page.getByRole('button', { name: '本文.pdfを外す' }).click()
  await expect(page.getByText('ファイルはありません')).toBeVisible()
  expect((await page.request.get(href)).status()).toBe(404)
  expect(address).toBe(new URL(page.url()).pathname)
})

test('files of 12 MB come whole, with the form of a new letter and on its page', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const large = { ...pdf, name: '別添.pdf', buffer: Buffer.concat([pdf.buffer, Buffer.alloc(12 * 1024 * 1024, 'x')]) }
  await register(page, '医第3305号', [large])
  await page.getByText('ファイルを加える', { exact: true }).click()
  await page.locator('#file').setInputFiles([{ ...large, name: '別添2.pdf' }])
  await page.getByRole('button', { name: 'ファイルを加える' }).click()
  await expect(page.getByRole('status')).toContainText('ファイルを加えました')
  for (const name of ['別添.pdf', '別添2.pdf']) {
    const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
    expect((await (await page.request.get(href)).body()).equals(large.buffer)).toBe(true)
  }
})

test('arrivals and links are added on the page of the letter, a stub too', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const address = await register(page, '医第3303号')
  await page.getByText('届いた記録を加える').click()
  await page.getByRole('radio', { name: '昨日' }).check()
  await page.getByRole('radio', { name: '郵送' }).check()
  await page.locator('#sender').fill('公益社団法人神奈川県病院協会')
  await page.getByRole('button', { name: '記録する', exact: true }).click()
  await expect(page.getByRole('cell', { name: '公益社団法人神奈川県病院協会' })).toBeVisible()
  await page.goto(`${address}?find=${encodeURIComponent('医政発０１２９第１号')}`)
  await page.getByRole('button', { name: 'つなげる' }).click()
  await expect(page.getByRole('link', { name: /医政発0129第1号/ }).first()).toBeVisible()
  await page.goto(`${address}?find=${encodeURIComponent('健感発0101第9号')}`)
  await page.getByRole('button', { name: 'つなげる' }).click()
  await expect(page.getByRole('cell', { name: '健感発0101第9号 未登録' })).toBeVisible()
  await page.getByRole('button', { name: '健感発0101第9号とのつながりを外す' }).click()
  await expect(page.getByRole('status')).toContainText('つながりを外しました')
  await page.goto(`${address}?find=x`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
})

test('the API: an edit needs the ETag, an upload its kind, and what is not mine does not exist', async ({ page }) => {
  await signIn(page, 'staff@pref.example')
  const id = (await register(page, '医第3304号')).split('/').at(-1)
  const origin = { origin: new URL(page.url()).origin }
  const at = `/api/v1/notices/${id}`
  const etag = (await page.request.get(at)).headers().etag ?? ''
  const patch = (headers: Record<string, string>, data: object) =>
    page.request.patch(at, { headers: { ...origin, ...headers }, data })
  expect((await patch({}, { subject: '件名' })).status()).toBe(412)
  expect((await patch({ 'if-match': etag }, { fiscalYear: 1999 })).status()).toBe(422)
  const edited = await patch({ 'if-match': etag }, { subject: '改めた件名' })
  expect([edited.status(), edited.headers().etag]).toEqual([200, '"2"'])
  const stale = await patch({ 'if-match': etag }, { subject: '別の件名' })
  expect([stale.status(), await stale.json()]).toMatchObject([
    412,
    { code: 'stale', detail: { current: { subject: '改めた件名' }, sent: { subject: '別の件名' } } },
  ])
  const send = (file: typeof pdf) => page.request.post(`${at}/files`, { headers: origin, multipart: { file } })
  expect((await send(pdf)).status()).toBe(201)
  expect((await send({ ...pdf, name: '../../x.pdf' })).status()).toBe(201)
  expect((await send({ ...pdf, buffer: Buffer.from('MZ') })).status()).toBe(422)
  expect((await send({ ...pdf, buffer: Buffer.alloc(0) })).status()).toBe(422)
  expect((await send({ ...pdf, buffer: Buffer.concat([pdf.buffer, Buffer.alloc(51 * 1024 * 1024)]) })).status()).toBe(
    413,
  )
  const { files } = (await (await page.request.get(at)).json()) as { files: { id: string; name: string }[] } // our own answer
  expect(files.map((file) => file.name)).toEqual(['本文.pdf', 'x.pdf'])
  expect((await page.request.delete(`${at}/files/${files[0]?.id}`, { headers: origin })).status()).toBe(204)
  expect((await page.request.delete(at, { headers: origin })).status()).toBe(405)
  expect((await page.request.post(`${at}/withdrawal`, { headers: origin, data: { reason: '誤り' } })).status()).toBe(
    201,
  )
  await page.goto('/')
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await signIn(page, 'yokohama@city.example')
  expect((await page.request.get(at)).status()).toBe(404)
})
