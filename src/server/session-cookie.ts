/** The session cookie: its name, and what it carries if we signed it. Whether the session still lives is asked of its row (session.ts). */
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from './env.ts'
import { cookieOf } from './request-head.ts'

export const sessionCookieName = '__Host-shuchi.session'

/** The random id of a session row, or null: no cookie, not signed by us, or too old. @param cookies the Cookie header as it came */
export async function sessionTokenOf(cookies: string | null | undefined): Promise<string | null> {
  const value = cookieOf(cookies, sessionCookieName)
  return value === null ? null : openSessionCookie(value)
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

async function openSessionCookie(value: string): Promise<string | null> {
  store.shuchiCookies ??= new Map()
  const kept = store.shuchiCookies
  const opened = kept.get(value) ?? (await decipher(value))
  kept.delete(value)
  if (!opened || opened.expiresAt <= Date.now() / 1000) return null
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? '')
  kept.set(value, opened)
  return opened.token
}

const payload = z.object({ sid: z.string().min(20), exp: z.number() })

async function decipher(value: string): Promise<Opened | null> {
  const signed = payload.safeParse(await decode({ token: value, secret: env().authSecret }).catch(() => null))
  return signed.success ? { token: signed.data.sid, expiresAt: signed.data.exp } : null
}
