/** First start of the real product on an empty folder: everything leads to the setup, and the first administrator is in at once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { runCli } from '../support/terminal.ts'

const root = path.resolve(import.meta.dirname, '../..')
const dataDir = path.join(root, 'tests/output/setup')
const port = Number(process.env.E2E_PORT ?? 3917) + 1
const base = `http://127.0.0.1:${port}`
const env = { PORT: String(port), SHUCHI_DATA_DIR: dataDir, LANG: 'ja_JP.UTF-8', LOG_LEVEL: 'warn' }
let product: ChildProcess
let terminal = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  const clean = { NODE_ENV: 'production', PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } as const
  product = spawn(process.execPath, ['src/cli/start.ts'], { cwd: root, env: { ...clean, ...env } })
  product.stdout?.on('data', (chunk) => (terminal += String(chunk)))
  product.stderr?.on('data', (chunk) => (terminal += String(chunk)))
  await expect.poll(() => terminal, { timeout: 120_000 }).toContain('初期設定コード')
})

test.afterAll(async () => {
  product.kill('SIGTERM')
  for (let attempt = 0; attempt < 200 && product.exitCode === null; attempt += 1) await sleep(100)
})

test('every page leads to the setup; what was typed stays when the code is wrong; then the home page shows the next step', async ({
  page,
}) => {
  for (const at of ['/', '/notices', '/sign-in', '/deliveries/00000000-0000-4000-8000-000000000000']) {
    await page.goto(`${base}${at}`)
    await expect(page, at).toHaveURL(`${base}/setup`)
  }
  expect((await page.request.get(`${base}/api/v1/notices`)).status()).toBe(401)
  const code = /初期設定コード： (\S+)/.exec(terminal)?.[1] ?? ''
  const fill = async (typed: string) => {
    await page.getByLabel('初期設定コード').fill(typed)
    await page.getByLabel('パスワード').fill('kokoro-no-todoke-8')
    await page.getByRole('button', { name: '設定して始める' }).click()
  }
  await page.getByLabel('組織').selectOption({ label: '横浜市' })
  await page.getByLabel('氏名').fill('見本 一子')
  await page.getByLabel('メールアドレス').fill('first@city.example')
  await fill('not-the-code')
  await expect(page.getByText('初期設定コードが違います').first()).toBeVisible()
  await expect(page).toHaveURL(`${base}/setup`)
  await expect(page.getByLabel('氏名')).toHaveValue('見本 一子')
  await expect(page.getByLabel('メールアドレス')).toHaveValue('first@city.example')
  await expect(page.getByLabel('組織')).toHaveValue('141003')
  await expect(page.getByLabel('パスワード')).toHaveValue('')
  await fill(code)
  await expect(page).toHaveURL(`${base}/?done=setUp`)
  await expect(page.getByText('初期設定が済みました')).toBeVisible()
  await page.getByRole('status').getByRole('link', { name: '通知を登録' }).click()
  await expect(page).toHaveURL(`${base}/notices/new`)
  expect(terminal.split(code).length - 1).toBe(1)
})

test('the code works once, and the setup is gone', async ({ page }) => {
  await page.goto(`${base}/setup`)
  await expect(page).toHaveURL(`${base}/sign-in`)
  const again = await page.request.post(`${base}/session/setup`, {
    headers: { origin: base },
    form: {
      code: 'x',
      email: 'second@city.example',
      name: 'x',
      password: 'kokoro-no-todoke-8',
      organizationCode: '141003',
    },
    maxRedirects: 0,
  })
  expect([again.status(), again.headers().location]).toEqual([303, '/sign-in'])
})

test('a second start on the same folder or port, and the demo, are refused in one sentence', async () => {
  const elsewhere = { ...env, PORT: String(port + 1) }
  for (const [script, words, wanted, variables] of [
    ['start.ts', [], `ポート ${port} は`, env],
    ['start.ts', [], 'すでに使われています', elsewhere],
    ['demo.ts', [], 'すでに使われています', elsewhere],
    ['demo.ts', ['--reset'], 'すでに使われています', elsewhere],
    ['start.ts', [], 'SHUCHI_NOW', { ...elsewhere, SHUCHI_NOW: '2021-03-09T09:00:00+09:00' }],
    ['start.ts', [], 'https', { ...elsewhere, SHUCHI_URL: 'http://shuchi.example' }],
  ] as const) {
    const ran = await runCli(script, [...words], variables)
    expect([ran.code, ran.stderr.trim().split('\n').length, ran.stderr.includes(wanted)], ran.stderr).toEqual([
      1,
      1,
      true,
    ])
  }
})

test('the command line finds the running server, and the end leaves no process behind', async () => {
  const made = await runCli(
    'shuchi.ts',
    ['token', 'add', '--organization', '141003', '--role', 'staff', '--name', '試験', '--json'],
    env,
  )
  const { key } = JSON.parse(made.stdout) as { key: string }
  const me = await fetch(`${base}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })
  expect([made.code, me.status]).toEqual([0, 200])
  const postmaster = Number(readFileSync(path.join(dataDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[0])
  product.kill('SIGTERM')
  await expect.poll(() => product.exitCode, { timeout: 20_000 }).toBe(0)
  await expect.poll(() => isGone(postmaster)).toBe(true)
  await expect(fetch(`${base}/api/health/live`)).rejects.toThrow()
})

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
