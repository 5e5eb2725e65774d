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
import { type Actor, anonymous, roles } from '#core/policy/actor.ts'
import { type Context, contextFor, type Reader } from './context.ts'
import { env } from './env.ts'
import { requestOf } from './request.ts'
import { sessionCookieName } from './session-cookie.ts'
import { hashToken } from './token.ts'

export const sessionLimits = { idleMinutes: 30, absoluteHours: 12 } as const

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: true } as const

export interface Membership {
  organizationId: string
  organizationName: string
  role: Actor['role']
}

export interface SignedIn {
  actor: Actor
  sessionId: string
  email: string
  memberships: Membership[]
  locale: string | null
}

export function authOptions(): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: sessionLimits.absoluteHours * 3600 },
    providers: [],
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    useSecureCookies: true,
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
export function newSessionToken(): { token: string; hash: Buffer; expiresAt: (now: Date) => Date } {
  const token = randomBytes(32).toString('base64url')
  return {
    token,
    hash: hashToken(token),
    expiresAt: (now) => new Date(now.getTime() + sessionLimits.absoluteHours * 3_600_000),
  }
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

const sessionRow = z.object({
  session_id: z.string(),
  organization_id: z.string().nullable(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.string().nullable(),
  is_due: z.boolean(),
  is_system_administrator: z.boolean(),
  is_auditor: z.boolean(),
  memberships: z.array(z.object({ organizationId: z.string(), organizationName: z.string(), role: z.enum(roles) })),
})

/** The person behind a live session row, or null. The last use is noted once a minute; never on a read-only database. */
export async function readSession(reader: Reader, token: string): Promise<SignedIn | null> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT s.id AS session_id, s.organization_id, u.id AS user_id, u.name, u.email, u.locale, u.is_system_administrator, u.is_auditor,
      s.last_seen_at < now() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' AS is_due,
      coalesce((SELECT json_agg(json_build_object('organizationId', m.organization_id, 'organizationName', o.name, 'role', m.role) ORDER BY m.created_at)
        FROM membership m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = u.id AND m.ended_at IS NULL), '[]'::json) AS memberships
    FROM session s JOIN user_account u ON u.id = s.user_id
    WHERE s.token_hash = ${hashToken(token)} AND s.ended_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - ${sessionLimits.idleMinutes} * interval '1 minute' AND u.disabled_at IS NULL`
  if (rows.length === 0) return null
  const row = sessionRow.parse(rows[0])
  if (row.is_due)
    await reader.tx.$executeRaw`
      UPDATE session SET last_seen_at = now() WHERE id = (SELECT id FROM session WHERE id = ${row.session_id}::uuid FOR UPDATE SKIP LOCKED)`
  return toSignedIn(row)
}

function toSignedIn(row: z.output<typeof sessionRow>): SignedIn {
  const current =
    row.memberships.find((membership) => membership.organizationId === row.organization_id) ?? row.memberships[0]
  const actor: Actor = {
    kind: 'user',
    id: row.user_id,
    name: row.name,
    organizationId: current?.organizationId ?? null,
    role: current?.role ?? null,
    isSystemAdministrator: row.is_system_administrator,
    isAuditor: row.is_auditor,
  }
  return { actor, sessionId: row.session_id, email: row.email, memberships: row.memberships, locale: row.locale }
}
