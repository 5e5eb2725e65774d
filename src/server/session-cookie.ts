/** The session cookie: its name, and what it carries if we signed it. Whether the session still lives is asked of its row (session.ts). */
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from './env.ts'
import { cookieOf } from './request-head.ts'

export const sessionCookieName = '__Host-shuchi.session'

const payload = z.object({ sid: z.string().min(20) })

/** The random id of a session row, or null: no cookie, not signed by us, or too old. @param cookies the Cookie header as it came */
export async function sessionTokenOf(cookies: string | null | undefined): Promise<string | null> {
  const token = cookieOf(cookies, sessionCookieName)
  if (token === null) return null
  const signed = payload.safeParse(await decode({ token, secret: env().authSecret }).catch(() => null))
  return signed.success ? signed.data.sid : null
}
