/** The session cookie: its name, and whether we signed it. Whether the session still lives is asked of its row (session.ts). */
import { decode } from 'next-auth/jwt'
import { env } from './env.ts'

export const sessionCookieName = '__Host-shuchi.session'

/** For the door: a signature costs no database. @param cookies the Cookie header as it came */
export async function hasSignedSession(cookies: string): Promise<boolean> {
  const pair = cookies.split(/;\s*/).find((one) => one.startsWith(`${sessionCookieName}=`))
  if (!pair) return false
  const token = decodeURIComponent(pair.slice(sessionCookieName.length + 1))
  return (await decode({ token, secret: env().authSecret }).catch(() => null)) !== null
}
