/** What the door says: the headers of every answer, and a refusal in the caller's language. */
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { titleOf, words } from '#messages/words.ts'
import { methodsOf, type Refusal, refusals } from './door.ts'
import { localeOf } from './locale.ts'
import { plainPage, plainPolicy } from './plain-page.ts'
import type { Locale } from './reader.ts'

/** On everything that leaves: pages, static files, redirects, errors (security decision 4.5). The nonce policy of a page is set by proxy.ts. */
const fixed = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-frame-options': 'DENY',
} as const

/** @param isHttps of SHUCHI_URL: only then may a browser be told to insist on it */
export function setFixedHeaders(response: ServerResponse, isHttps: boolean): void {
  for (const [name, value] of Object.entries(fixed)) response.setHeader(name, value)
  if (isHttps) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** One short answer. The caller ends it once what is still being sent was read away: closed before, it would not arrive. */
export function answerRefusal(
  response: ServerResponse,
  refusal: Refusal,
  { url, headers }: { url: string; headers: IncomingHttpHeaders },
): void {
  const locale = localeOf(headers)
  const nonce = randomUUID()
  const status = refusals[refusal]
  const isData = url.startsWith('/api/') || !/text\/html|\*\/\*/.test(headers.accept ?? '*/*')
  const title = refusalTitle(locale, refusal)
  const body = isData
    ? JSON.stringify({ type: 'about:blank', status, code: refusal, title, errors: [] })
    : plainPage({ locale, title, code: refusal, nonce })
  response.setHeader('content-security-policy', plainPolicy(nonce))
  response.setHeader('cache-control', 'no-store')
  response.setHeader('connection', 'close')
  if (status === 503) response.setHeader('retry-after', '1')
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  if (status === 405) response.setHeader('allow', methodsOf(url).join(', '))
  response.writeHead(status, {
    'content-type': isData ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.write(body)
}

function refusalTitle(locale: Locale, refusal: Refusal): string {
  const door = words(locale, 'shell')
  switch (refusal) {
    case 'malformed':
    case 'method':
    case 'length':
    case 'media':
    case 'misdirected':
      return door(`door.${refusal}`)
    default:
      return titleOf(locale, refusal)
  }
}
