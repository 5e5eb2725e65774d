/** The session cookie: its name, and what it carries if we signed it. Whether the session still lives is asked of its row (session.ts). */
import { decode } from 'next-auth/jwt'
import { env } from './env.ts'
import { cookieOf } from './request-head.ts'

export const sessionCookieName = '__Host-shuchi.session'

/** The random id of a session row, or null: no cookie, not signed by us, or too old. @param cookies the Cookie header as it came */
export async function sessionTokenOf(cookies: string | null | undefined): Promise<string | null> {
  const value = cookieOf(cookies, sessionCookieName)
  return value === null ? null : openSessionCookie(value)
}

const keptAtMost = 1_000
// Opening a cookie costs more than a query; Next instantiates modules several times, so what was opened hangs on globalThis.
const store = globalThis as typeof globalThis & { shuchiCookies?: Map<string, string> } // the cast only names our own slot

/** The random id of a session row that a cookie of ours carries, null for any other. Whether it still lives its row says. */
async function openSessionCookie(value: string): Promise<string | null> {
  store.shuchiCookies ??= new Map()
  const kept = store.shuchiCookies
  const token = kept.get(value) ?? (await decipher(value))
  kept.delete(value)
  if (token === null) return null
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? '')
  kept.set(value, token)
  return token
}

async function decipher(value: string): Promise<string | null> {
  const { sid } = (await decode({ token: value, secret: env().authSecret }).catch(() => null)) ?? {}
  return typeof sid === 'string' && sid.length >= 20 ? sid : null
}
