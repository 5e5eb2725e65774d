/** Signs in through the page, and counts presses as screens.md counts them. */
import type { Locator, Page } from '@playwright/test'
import { demoPassword } from '../../prisma/seed/world.ts'

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill(email)
  await page.getByLabel('パスワード').fill(demoPassword)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.waitForURL('/')
}

export class Presses {
  count = 0

  async press(target: Locator): Promise<void> {
    this.count += 1
    await target.click()
  }
}
