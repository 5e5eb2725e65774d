/** Letters for the journeys, made through the API with the session of a page, as an officer would make them. */
import type { Page } from '@playwright/test'

async function post<Answer>(page: Page, path: string, body: object): Promise<Answer> {
  const answer = await page.evaluate(
    async ([at, sent]) => {
      const response = await fetch(`/api/v1${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent,
      })
      return { status: response.status, text: await response.text() }
    },
    [path, JSON.stringify(body)] as const,
  )
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return JSON.parse(answer.text) as Answer // shape known from the operation
}

interface Wanted {
  number: string
  subject: string
  /** of issue and of marking, ISO; otherwise issued on 5 March 2021 and marked on the day of the clock */
  date?: string
  recipients: readonly string[]
  ask?: 'receipt' | 'receipt_and_dissemination'
  isMarked?: boolean
  /** false leaves a draft */
  isPublished?: boolean
}

/** Registers a letter, publishes a distribution of it to the organizations with these codes, and marks it forwarded. */
export async function sendLetter(page: Page, wanted: Wanted): Promise<string> {
  const notice = await post<{ id: string }>(page, '/notices', {
    documentNumbers: [wanted.number],
    date: wanted.date ?? '2021-03-05',
    kind: '通知',
    subject: wanted.subject,
    issuer: ['神奈川県健康医療局保健医療部医療課長'],
  })
  const ids = await page.evaluate(async (codes) => {
    const found: string[] = []
    for (const code of codes) {
      const response = await fetch(`/api/v1/organizations?q=${code}`)
      const body = (await response.json()) as { items: { id: string; code: string }[] }
      found.push(...body.items.filter((one) => one.code === code).map((one) => one.id))
    }
    return found
  }, wanted.recipients)
  const distribution = await post<{ id: string }>(page, '/distributions', {
    noticeId: notice.id,
    ask: wanted.ask ?? 'receipt',
    receiptDueDate: '2021-03-12',
    recipients: ids.map((organizationId) => ({ organizationId, role: 'to', channel: 'lgwan' })),
  })
  if (wanted.isPublished === false) return distribution.id
  await post(page, `/distributions/${distribution.id}/publication`, {})
  if (wanted.isMarked !== false)
    await post(page, `/distributions/${distribution.id}/notifications`, {
      deliveryIds: 'all',
      channel: 'lgwan',
      ...(wanted.date ? { on: wanted.date } : {}),
    })
  return distribution.id
}
