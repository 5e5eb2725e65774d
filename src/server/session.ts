/**
 * The session behind the cookie. next-auth signs and reads the cookie; its token carries only a random id, and the
 * row that id names decides on every request: ending a session or changing a role bites at once (ASVS V7.4, V8.3.2).
 */
import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { anonymous } from '#core/policy/actor.ts'
import { type Context, contextFor, inOneTransaction, type Reader } from './context.ts'
import { env } from './env.ts'
import { requestOf } from './request.ts'
import { sessionCookieName, sessionTokenOf } from './session-cookie.ts'
import { readSession, sessionLimits, type SignedIn } from './session-row.ts'
import { hashToken } from './token.ts'

export type { SignedIn } from './session-row.ts'

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const

async function findSessionToken(): Promise<string | null> {
  return sessionTokenOf((await headers()).get('cookie'))
}

/** Where the read of a page says who asks, as soon as it knows: the layout around it then need not ask again. */
const seat = cache((): { asking: Promise<SignedIn | null> | null } => ({ asking: null }))

/** The signed-in person of this request, or null. Read once per request. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  await new Promise((resolve) => setImmediate(resolve)) // a page that is about to read starts in this very turn
  return seat().asking ?? readSignedIn()
})

async function readSignedIn(): Promise<SignedIn | null> {
  const token = await findSessionToken()
  return token === null ? null : contextFor(anonymous, await requestOf()).read(({ tx }) => readSession(tx, token))
}

/** A context for the page or action at hand: of the signed-in person, or anonymous. */
export const currentContext = cache(async (): Promise<Context> => {
  const signedIn = await findSignedIn()
  return contextFor(signedIn?.actor ?? anonymous, await requestOf(signedIn?.locale))
})

/**
 * One transaction for a whole page: who asks is found out in it, then `query` reads what the page shows. Null for the
 * anonymous and for whoever must change the password first: nothing is read for them.
 */
export async function readPage<T>(query: (reader: Reader) => Promise<T>): Promise<T | null> {
  const asking = Promise.withResolvers<SignedIn | null>()
  asking.promise.catch(() => undefined) // whoever waits for it hears of it; nobody need wait
  seat().asking = asking.promise
  const found = async () => {
    const token = await findSessionToken()
    if (token === null) return null
    return inOneTransaction(await requestOf(), async (tx, act) => {
      const signedIn = await readSession(tx, token)
      asking.resolve(signedIn)
      if (!signedIn || signedIn.mustChangePassword) return null
      const { context } = await act(signedIn.actor, await requestOf(signedIn.locale))
      return context.read(query)
    })
  }
  try {
    const result = await found()
    asking.resolve(null) // of the anonymous; otherwise it is known already
    return result
  } catch (error) {
    asking.reject(error)
    throw error
  }
}

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
