/**
 * The session behind the cookie. next-auth signs and reads the cookie; its token carries only a random id, and the
 * row that id names decides on every request: ending a session or changing a role bites at once (ASVS V7.4, V8.3.2).
 */
import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import { anonymous } from '#core/policy/actor.ts'
import { type Context, contextFor } from './context.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { requestOf } from './request.ts'
import { sessionCookieName } from './session-cookie.ts'
import { readSession, sessionLimits, type SignedIn } from './session-row.ts'
import { hashToken } from './token.ts'

export type { SignedIn } from './session-row.ts'

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const

export function authOptions(): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: sessionLimits.absoluteHours * 3600 },
    providers: [],
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    useSecureCookies: true,
    logger: { error: (code) => log().warn({ code }, 'session cookie refused'), warn: () => undefined },
    cookies: {
      sessionToken: { name: sessionCookieName, options: cookieOptions },
      csrfToken: { name: '__Host-shuchi.csrf', options: cookieOptions },
      callbackUrl: { name: '__Host-shuchi.callback', options: cookieOptions },
    },
    callbacks: {
      session: ({ token }) => ({ expires: '', sid: typeof token.sid === 'string' ? token.sid : '' }),
    },
  }
}

/** What the cookie of this request carries: the random id of a session row, or null. */
export async function findSessionToken(): Promise<string | null> {
  const session: unknown = await getServerSession(authOptions())
  const sid = z.object({ sid: z.string().min(20) }).safeParse(session)
  return sid.success ? sid.data.sid : null
}

/** The signed-in person of this request, or null. Read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const token = await findSessionToken()
  return token === null ? null : contextFor(anonymous, await requestOf()).read((reader) => readSession(reader, token))
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
