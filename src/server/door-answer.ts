/** What the door says: the headers of every answer, and a refusal in the caller's language. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { titleOf, words } from '#messages/words.ts'
import { methodsOf, type Refusal, refusals } from './door.ts'
import { asLocale, localeCookie, preferred } from './locale.ts'
import type { Locale } from './reader.ts'
import { cookieOf } from './request-head.ts'

/** On everything that leaves: pages, static files, redirects, errors (security decision 4.5). The nonce policy of a page is set by proxy.ts. */
const fixed = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-frame-options': 'DENY',
} as const
const closedPolicy = "default-src 'none'; frame-ancestors 'none'"

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
  const status = refusals[refusal]
  const isData = url.startsWith('/api/') || !/text\/html|\*\/\*/.test(headers.accept ?? '*/*')
  const title = refusalTitle(locale, refusal)
  const body = isData
    ? JSON.stringify({ type: 'about:blank', status, code: refusal, title, errors: [] })
    : page(locale, refusal, title)
  response.setHeader('content-security-policy', closedPolicy)
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

/** The cookie of the language switch, then Accept-Language, then Japanese. */
function localeOf(headers: IncomingHttpHeaders): Locale {
  return asLocale(cookieOf(headers.cookie, localeCookie)) ?? preferred(headers['accept-language']) ?? 'ja'
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

function page(locale: Locale, code: string, title: string): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p><code>${code}</code></p><p><a href="/">${words(locale, 'shell')('toHome')}</a></p></html>`
}
