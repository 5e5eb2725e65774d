import { expect, test } from '@playwright/test'
import { signIn } from '../support/sign-in.ts'

test('the API finds the letters of the seed, refuses what it does not know, and hides what is not mine', async ({
  page,
}) => {
  await signIn(page, 'staff@pref.example')
  const ask = (path: string, body?: object) =>
    page.evaluate(
      async ([at, sent]) => {
        const response = await fetch(
          `/api/v1${at}`,
          sent ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent } : {},
        )
        return { status: response.status, body: (await response.json()) as Record<string, unknown> }
      },
      [path, body ? JSON.stringify(body) : ''] as const,
    )
  const found = await ask(`/notices?number=${encodeURIComponent('医政発０１２９第１号')}`)
  expect(found).toMatchObject({
    status: 200,
    body: { items: [{ documentNumbers: ['医政発0129第1号'], date: '2021-01-29', kind: '通知' }] },
  })
  const cover = await ask('/notices?q=3156')
  expect(cover).toMatchObject({
    body: { items: [{ documentNumbers: ['医第3156号'], date: '2021-02-26', fiscalYear: 2020 }] },
  })
  const outstanding = await ask('/outstanding?overdue=true')
  const owing = (
    outstanding.body.items as { organization: { name: string }; openDaysSince: number; openDaysOverdue: number }[]
  ).filter((one) => one.organization.name === '藤沢市')
  expect(owing[0]).toMatchObject({ openDaysSince: 7, openDaysOverdue: 2 })
  expect(await ask('/notices?colour=red')).toMatchObject({
    status: 400,
    body: { code: 'invalid', errors: [{ field: 'colour' }] },
  })
  expect(await ask('/notices', { subject: 'x', state: 'published' })).toMatchObject({ status: 422 })
  expect(await ask('/distributions/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 })
  expect(await ask('/audit')).toMatchObject({ status: 403 })
})

test('without signing in the API answers 401 and pages lead to sign-in', async ({ page, request }) => {
  expect((await request.get('/api/v1/notices')).status()).toBe(401)
  await page.goto('/outstanding')
  await expect(page).toHaveURL(/sign-in/)
})
