/**
 * The door (security decision 4.6): what is never legitimate is refused before the framework sees it. It looks at the
 * request line and the headers only and decides no permission; sessions, origins and bodies are checked again inside.
 */
import type { IncomingHttpHeaders } from 'node:http'

export interface Knock {
  method: string
  url: string
  headers: IncomingHttpHeaders
}

export interface House {
  /** SHUCHI_URL: its host and the loopback names are the accepted hosts */
  publicUrl: URL
  /** does this Cookie header carry a session cookie that we signed? */
  hasSession: (cookies: string) => Promise<boolean>
}

export const refusals = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  method: 405,
  length: 411,
  'too-large': 413,
  media: 415,
  misdirected: 421,
  unavailable: 503,
} as const
export type Refusal = keyof typeof refusals

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
/** Only the framework itself may set these; it drops some and believes others. */
const inner =
  /^(x-middleware-.*|next-resume|x-next-resume-state-length|x-nextjs-data|x-matched-path|x-now-route-matches)$/
const pageMethods = ['GET', 'HEAD', 'POST']
const apiMethods = [...pageMethods, 'PUT', 'PATCH', 'DELETE']
/** Route handlers that take a form from people without a session; they check the origin themselves. */
const openForms = /^\/(session\/[a-z-]+|a|c)$/
/** Forms and routes that carry files; the framework's own limit is theirs. */
const uploads = /^(\/api\/v1\/(notices\/[^/]+\/files|organizations\/imports)|\/notices\/.+)$/
/** Several letters at once, each with a limit of its own; what is larger is named by the reading, not by the door. */
const batches = /^(\/api\/v1\/readings|\/readings(\/.*)?)$/
const usualLimitBytes = 1024 * 1024
const uploadLimitBytes = 52 * 1024 * 1024
const batchLimitBytes = 256 * 1024 * 1024
const formTypes = /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i

/** @returns why this request is not let in, or null */
export async function refusalOf(knock: Knock, house: House): Promise<Refusal | null> {
  const path = pathOf(knock.url)
  if (path === null) return 'malformed'
  if (!isOwnHost(knock.headers.host, house.publicUrl)) return 'misdirected'
  if (knock.headers.upgrade !== undefined || Object.keys(knock.headers).some((name) => inner.test(name)))
    return 'malformed'
  if (!methodsOf(path).includes(knock.method)) return 'method'
  if (path.startsWith('/_next/image')) return 'not-found'
  const isWrite = knock.method !== 'GET' && knock.method !== 'HEAD'
  if (!isWrite && knock.headers['next-action'] === undefined) return null
  const isOpen = path.startsWith('/api/') || openForms.test(path)
  const isAction = knock.headers['next-action'] !== undefined
  if ((isAction || !isOpen) && !(await house.hasSession(knock.headers.cookie ?? ''))) return 'unauthenticated'
  return path.startsWith('/api/') ? refusalOfSize(knock, path) : refusalOfForm(knock, path, house, isAction)
}

export function methodsOf(path: string): readonly string[] {
  return path.startsWith('/api/') ? apiMethods : pageMethods
}

/** The path of an origin-form target; null for any other (absolute, authority, asterisk) or for control characters. */
function pathOf(url: string): string | null {
  if (!url.startsWith('/') || url.startsWith('//') || /[\\\u0000-\u0020\u007F]/.test(url)) return null
  return url.split(/[?#]/)[0] ?? null
}

/** Loopback names with any port, and the host of SHUCHI_URL: the port before a proxy is not the one behind it. */
export function isOwnHost(host: string | undefined, publicUrl: URL): boolean {
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/.exec((host ?? '').toLowerCase())
  const [, name = '', port = '1'] = match ?? []
  return match !== null && Number(port) <= 65_535 && (loopback.has(name) || name === publicUrl.hostname)
}

/** A form comes from our own pages, as a form, and says how long it is. */
function refusalOfForm(knock: Knock, path: string, house: House, isAction: boolean): Refusal | null {
  const { headers } = knock
  const { origin, host } = headers
  if (!isOwnCaller({ site: single(headers['sec-fetch-site']), origin, host }, house.publicUrl)) return 'forbidden'
  const type = headers['content-type'] ?? ''
  const isKnown = formTypes.test(type) || (isAction && /^text\/plain\s*(;|$)/i.test(type)) || isJsonAnswer(path, type)
  if (!isKnown) return 'media'
  if (headers['content-length'] === undefined) return 'length'
  return refusalOfSize(knock, path)
}

/** The answer link takes JSON too (interfaces 4); the other open forms find no form in it and say so themselves. */
function isJsonAnswer(path: string, type: string): boolean {
  return openForms.test(path) && /^application\/json\s*(;|$)/i.test(type)
}

/**
 * Do the headers say that a page of our own asks? Sec-Fetch-Site and Origin: whichever is sent must say so, and one of
 * them must be sent. A browser never contradicts itself; whoever does is none.
 */
export function isOwnCaller(
  { site, origin, host }: { site: string | undefined; origin: string | undefined; host: string | undefined },
  publicUrl: URL,
): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? site !== undefined : isOwnOrigin(origin, host, publicUrl)
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join() : value
}

/** Origin equals the public address, or the loopback address that was asked. */
function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: URL): boolean {
  if (origin === undefined) return false
  if (origin === publicUrl.origin) return true
  return origin === `http://${host}` && URL.canParse(origin) && loopback.has(new URL(origin).hostname)
}

function refusalOfSize({ headers }: Knock, path: string): Refusal | null {
  if (headers['content-encoding'] !== undefined) return 'media'
  const limit = batches.test(path) ? batchLimitBytes : uploads.test(path) ? uploadLimitBytes : usualLimitBytes
  return Number(headers['content-length'] ?? 0) > limit ? 'too-large' : null
}
