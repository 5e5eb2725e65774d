/** Reads of people, their roles, sessions and keys. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { found, refuseField } from '#core/errors.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { roles } from '#core/policy/actor.ts'
import { decide, enforce, type Relation } from '#core/policy/policy.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { sessionLimits } from '#server/session-row.ts'
import { instant, runTogether, statement } from '#server/statement.ts'

export const userLine = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  role: z.enum(roles),
  isSystemAdministrator: z.boolean(),
  isAuditor: z.boolean(),
  mustChangePassword: z.boolean(),
  disabledAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  /** living roles in other organizations */
  otherRoles: z.number(),
})
export type UserLine = z.output<typeof userLine>

export interface UserFilter {
  /** one's own organization when absent */
  organizationId?: string | undefined
  after?: string | undefined
  limit: number
}

/** An organization and how the actor's stands to it. */
export interface Meant {
  id: string | null
  relation: Relation
}

/** The organization that is meant, one's own when none is named. @throws AppError not-found */
async function organizationFor(reader: Reader, named: string | undefined): Promise<Meant> {
  const id = named ?? reader.actor.organizationId
  const relation = id === null ? 'none' : await relationTo(reader, id)
  if (named && relation === 'none')
    found(await reader.tx.organization.findUnique({ where: { id: named }, select: { id: true } }))
  return { id, relation }
}

/** The people of one organization, one line per living role, by mail address. @throws AppError forbidden, not-found */
export async function listUsers(reader: Reader, filter: UserFilter): Promise<Page<UserLine>> {
  return listUsersOf(reader, await organizationFor(reader, filter.organizationId), filter)
}

/** Of an organization that is at hand already. @throws AppError forbidden, not-found */
export async function listUsersOf(
  reader: Reader,
  { id: organizationId, relation }: Meant,
  filter: Omit<UserFilter, 'organizationId'>,
): Promise<Page<UserLine>> {
  enforce(decide(reader.actor, 'user.list', relation))
  const key = decodeCursor(filter.after, 1)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT u.id, u.name, u.email, m.organization_id AS "organizationId", o.name AS "organizationName", m.role, u.is_system_administrator AS "isSystemAdministrator", u.is_auditor AS "isAuditor",
      u.must_change_password AS "mustChangePassword", u.disabled_at AS "disabledAt", (SELECT max(s.created_at) FROM session s WHERE s.user_id = u.id) AS "lastSignInAt",
      (SELECT count(*)::int FROM membership x WHERE x.user_id = u.id AND x.ended_at IS NULL AND x.id <> m.id) AS "otherRoles"
    FROM membership m JOIN user_account u ON u.id = m.user_id JOIN organization o ON o.id = m.organization_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.ended_at IS NULL ${key ? sql`AND u.email_key > ${key[0]}` : emptySql} ORDER BY u.email_key LIMIT ${filter.limit + 1}`
  return toPage(z.array(userLine).parse(rows), filter.limit, (row) => [row.email.normalize('NFKC').toLowerCase()])
}

const keyLine = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  organizationId: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type KeyLine = z.output<typeof keyLine>

/** The API keys of one organization, newest first, never the key itself. @throws AppError forbidden, not-found */
export async function listKeys(reader: Reader, filter: UserFilter): Promise<Page<KeyLine>> {
  return listKeysOf(reader, await organizationFor(reader, filter.organizationId), filter)
}

/** Of an organization that is at hand already. @throws AppError forbidden, not-found */
export async function listKeysOf(
  reader: Reader,
  { id: organizationId, relation }: Meant,
  filter: Omit<UserFilter, 'organizationId'>,
): Promise<Page<KeyLine>> {
  enforce(decide(reader.actor, 'key.keep', relation))
  const [lastId] = decodeCursor(filter.after, 1) ?? []
  if (lastId !== undefined && !isUuid(lastId)) refuseField('after', 'cursor')
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT k.id, k.name, k.role, k.organization_id AS "organizationId", k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
    FROM api_key k WHERE k.organization_id = ${organizationId}::uuid ${lastId ? sql`AND (k.created_at, k.id) < (SELECT x.created_at, x.id FROM api_key x WHERE x.id = ${lastId}::uuid)` : emptySql}
    ORDER BY k.created_at DESC, k.id DESC LIMIT ${filter.limit + 1}`
  return toPage(z.array(keyLine).parse(rows), filter.limit, (row) => [row.id])
}

/** One's own account: name, address, language, living sessions with their address and program, the sign-in before this one. */
export async function getOwnAccount(reader: Reader) {
  const id = found(reader.actor.kind === 'user' ? reader.actor.id : null)
  const { user, sessions, signIns } = await runTogether(reader, {
    user: statement(sql`SELECT id, name, email, locale FROM user_account WHERE id = ${id}::uuid`, ([row]) =>
      ownUser.parse(found(row)),
    ),
    sessions: statement(
      sql`
      SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", address, user_agent AS "userAgent" FROM session
      WHERE user_id = ${id}::uuid AND ended_at IS NULL AND expires_at > now() AND last_seen_at > now() - ${sessionLimits.idleMinutes} * interval '1 minute' ORDER BY created_at DESC`,
      (rows) => z.array(livingSession).parse(rows),
    ),
    signIns: statement(
      sql`SELECT created_at AS "createdAt", address FROM session WHERE user_id = ${id}::uuid ORDER BY created_at DESC LIMIT 2`,
      (rows) => z.array(signIn).parse(rows),
    ),
  })
  return { ...user, sessions, signInBefore: signIns[1] ?? null }
}

const ownUser = z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.string().nullable() })
const signIn = z.object({ createdAt: instant, address: z.string().nullable() })
const livingSession = signIn.extend({
  id: z.string(),
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: z.string().nullable(),
})

/** What the caller is: a person or a key, for which organization, in which role. */
export async function getMe(reader: Reader) {
  const { actor } = reader
  const organization =
    actor.organizationId === null
      ? null
      : await reader.tx.organization.findUnique({
          where: { id: actor.organizationId },
          select: { id: true, code: true, name: true },
        })
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    role: actor.role,
    isSystemAdministrator: actor.isSystemAdministrator,
    isAuditor: actor.isAuditor,
    organization,
    language: reader.request.locale,
  }
}
