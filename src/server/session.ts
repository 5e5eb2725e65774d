/**
 * The session behind the cookie. next-auth signs and reads the cookie; its token carries only a random id, and the
 * row that id names decides on every request: ending a session or changing a role bites at once (ASVS V7.4, V8.3.2).
 */
import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { anonymous } from '#core/policy/actor.ts'
import { type Context, contextFor } from './context.ts'
import { env } from './env.ts'
import { requestOf } from './request.ts'
import { sessionCookieName, sessionTokenOf } from './session-cookie.ts'
import { readSession, sessionLimits, type SignedIn } from './session-row.ts'
import { hashToken } from './token.ts'

export type { SignedIn } from './session-row.ts'

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const

/** The signed-in person of this request, or null. Read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = await sessionTokenOf((await headers()).get('cookie'))
  return token === null ? null : contextFor(anonymous, await requestOf()).read(({ tx }) => readSession(tx, token))
})

/** A context for the page or action at hand: of the signed-in person, or anonymous. */
export const currentContext = cache(async (): Promise<Context> => {
  const signedIn = await findSignedIn()
  return contextFor(signedIn?.actor ?? anonymous, await requestOf(signedIn?.locale))
})

/** A fresh random session id (256 bits) and its hash for the row. */
export function newSessionToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** Puts the signed cookie on the answer; works in route handlers and actions. */
export async function setSessionCookie(token: string): Promise<void> {
  const maxAge = sessionLimits.absoluteHours * 3600
  const value = await encode({ token: { sid: token }, secret: env().authSecret, maxAge })
  ;(await cookies()).set(sessionCookieName, value, { ...cookieOptions, maxAge })
}

export async function clearSessionCookie(): Promise<void> {
  ;(await cookies()).delete({ name: sessionCookieName, ...cookieOptions })
}
