/** No page of any role breaks an accessibility rule or scrolls sideways, at the desk and on the telephone. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/sign-in.ts'

const widths = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const

/** Every page once, as the person who sees most of it; for the others the pages that differ for them. */
const rooms: Record<string, readonly string[]> = {
  'staff@pref.example': [
    '/',
    '/inbox',
    '/notices',
    '/notices/new',
    '/readings/new',
    '/settings/symbols',
    '/distributions',
    '/outstanding',
    '/outstanding?view=notice&show=urgent',
    '/nowhere',
  ],
  'manager@pref.example': ['/audit'],
  'viewer@pref.example': ['/', '/outstanding', '/audit'],
  'admin@demo.example': ['/', '/inbox'],
  'sagamihara@city.example': ['/', '/inbox', '/notices', '/distributions', '/outstanding'],
  'ishikai@assoc.example': ['/', '/inbox', '/outstanding'],
}

async function findings(page: Page, room: string): Promise<string[]> {
  const found: string[] = []
  await page.setViewportSize(widths[0])
  await page.goto(room)
  for (const viewport of widths) {
    await page.setViewportSize(viewport)
    const { violations } = await new AxeBuilder({ page }).analyze()
    found.push(...violations.map((one) => `${room} at ${viewport.width}: ${one.id}: ${one.nodes[0]?.html}`))
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (sideways > 0) found.push(`${room} at ${viewport.width} scrolls sideways by ${sideways} px`)
  }
  return found
}

/** The addresses that only the data knows: a ledger, a row of it in its drawer, the page of a row. */
async function inner(page: Page): Promise<string[]> {
  const first = async (room: string, selector: string) => {
    await page.goto(room)
    const links = page.locator(selector)
    return (await links.count()) > 0 ? await links.first().getAttribute('href') : null
  }
  const ledger = await first('/distributions', '.waits a[href^="/distributions/"]')
  if (!ledger) {
    const own = await first('/inbox', 'a[href^="/deliveries/"]')
    return own ? [own] : []
  }
  const drawer = (await first(ledger, 'th a[href*="open="]')) ?? ''
  const line = new URL(drawer, 'http://x').searchParams.get('open')
  return [ledger, `${ledger}?status=bounced`, drawer, `/deliveries/${line}`]
}

for (const [email, pages] of Object.entries(rooms)) {
  test(`axe finds nothing for ${email}, at the desk and on the telephone`, async ({ page }) => {
    test.setTimeout(300_000)
    await signIn(page, email)
    const found: string[] = []
    for (const room of [...pages, ...(await inner(page))]) found.push(...(await findings(page, room)))
    expect(found).toEqual([])
  })
}

test('axe finds nothing before signing in', async ({ page }) => {
  expect([...(await findings(page, '/sign-in')), ...(await findings(page, '/nowhere'))]).toEqual([])
})
