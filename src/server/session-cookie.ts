/** The session cookie: its name, and whether we signed it. Whether the session still lives is asked of its row (session.ts). */
import { decode } from 'next-auth/jwt'
import { env } from './env.ts'

export const sessionCookieName = '__Host-shuchi.session'

/** For the door: a signature costs no database. @param cookies the Cookie header as it came */
export async function hasSignedSession(cookies: string): Promise<boolean> {
  const pair = cookies.split(/;\s*/).find((one) => one.startsWith(`${sessionCookieName}=`))
  return (
    pair !== undefined &&
    (await openSessionCookie(decodeURIComponent(pair.slice(sessionCookieName.length + 1)))) !== null
  )
}

interface Opened {
  /** the random id of a session row */
  token: string
  /** in seconds, as the cookie says it */
  expiresAt: number
}
const keptAtMost = 1_000
// Opening a cookie costs more than a query; Next instantiates modules several times, so what was opened hangs on globalThis.
const store = globalThis as typeof globalThis & { shuchiCookies?: Map<string, Opened> } // the cast only names our own slot

/** What a cookie of ours carries; null for any other and for one that is over. */
export async function openSessionCookie(value: string): Promise<string | null> {
  store.shuchiCookies ??= new Map()
  const kept = store.shuchiCookies
  const opened = kept.get(value) ?? (await decipher(value))
  kept.delete(value)
  if (!opened || opened.expiresAt <= Date.now() / 1000) return null
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? '')
  kept.set(value, opened)
  return opened.token
}

async function decipher(value: string): Promise<Opened | null> {
  const payload = await decode({ token: value, secret: env().authSecret }).catch(() => null)
  const { sid, exp } = payload ?? {}
  return typeof sid === 'string' && sid.length >= 20 && typeof exp === 'number' ? { token: sid, expiresAt: exp } : null
}
