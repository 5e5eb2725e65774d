/** The row behind the cookie, read anew on every request: who it is, for which organization, in which role, and until when. */
import { z } from 'zod'
import { type Actor, roles } from '#core/policy/actor.ts'
import type { Transaction } from './reader.ts'
import { hashToken } from './token.ts'

export const sessionLimits = { idleMinutes: 30, absoluteHours: 12 } as const

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
  /** until the initial password is changed, the person wears no hat and sees nothing */
  mustChangePassword: boolean
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
  must_change_password: z.boolean(),
  memberships: z.array(z.object({ organizationId: z.string(), organizationName: z.string(), role: z.enum(roles) })),
})

/** The living session of a token, or null: ended, expired, idle for too long, or of a person whose account has ended. The last use is noted once a minute; never on a read-only database. */
export async function readSession(tx: Transaction, token: string): Promise<SignedIn | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.id AS session_id, s.organization_id, u.id AS user_id, u.name, u.email, u.locale, u.is_system_administrator, u.is_auditor, u.must_change_password,
      s.last_seen_at < now() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' AS is_due,
      coalesce((SELECT json_agg(json_build_object('organizationId', m.organization_id, 'organizationName', o.name, 'role', m.role) ORDER BY m.created_at)
        FROM membership m JOIN organization o ON o.id = m.organization_id WHERE m.user_id = u.id AND m.ended_at IS NULL), '[]'::json) AS memberships
    FROM session s JOIN user_account u ON u.id = s.user_id
    WHERE s.token_hash = ${hashToken(token)} AND s.ended_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - ${sessionLimits.idleMinutes} * interval '1 minute' AND u.disabled_at IS NULL`
  if (rows.length === 0) return null
  const row = sessionRow.parse(rows[0])
  if (row.is_due)
    await tx.$executeRaw`
      UPDATE session SET last_seen_at = now() WHERE id = (SELECT id FROM session WHERE id = ${row.session_id}::uuid FOR UPDATE SKIP LOCKED)`
  return toSignedIn(row)
}

function toSignedIn(row: z.output<typeof sessionRow>): SignedIn {
  const memberships = row.must_change_password ? [] : row.memberships
  const current = memberships.find((membership) => membership.organizationId === row.organization_id) ?? memberships[0]
  const actor: Actor = {
    kind: 'user',
    id: row.user_id,
    name: row.name,
    organizationId: current?.organizationId ?? null,
    role: current?.role ?? null,
    isSystemAdministrator: row.is_system_administrator && !row.must_change_password,
    isAuditor: row.is_auditor && !row.must_change_password,
  }
  return {
    actor,
    sessionId: row.session_id,
    email: row.email,
    memberships,
    locale: row.locale,
    mustChangePassword: row.must_change_password,
  }
}
