/** Who asks the API: the holder of a key (Authorization: Bearer), or the signed-in person by cookie from our own pages. */
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { type Actor, anonymous, roles } from '#core/policy/actor.ts'
import { actingAs, contextFor, type Locale, sql, type Transaction } from './context.ts'
import { asLocale } from './locale.ts'
import { recordRefusal } from './refusal.ts'
import { foreignOrigin, requestFrom } from './request-head.ts'
import { sessionTokenOf } from './session-cookie.ts'
import { readSession } from './session-row.ts'
import { hashToken } from './token.ts'

export interface Caller {
  actor: Actor
  /** the world's time, where finding the actor already told the database who acts */
  now?: Date
  /** the person's own setting */
  locale: Locale | null
  /** a write with a cookie that does not come from our own pages; refused once it is known whose it is */
  foreign: AppError | null
}

/**
 * How to find out who asks, once the transaction of the request is open.
 * @throws AppError unauthenticated, now or then
 */
export async function callerOf(incoming: Request): Promise<(tx: Transaction) => Promise<Caller>> {
  const authorization = incoming.headers.get('authorization')
  if (authorization !== null) {
    const key = known(/^Bearer (shuchi_[A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1] ?? null)
    return async (tx) => ({ ...known(await findKey(tx, key)), locale: null, foreign: null })
  }
  const token = known(await sessionTokenOf(incoming.headers.get('cookie')))
  const isWrite = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const foreign = isWrite ? foreignOrigin(incoming.headers) : null
  return async (tx) => {
    const { actor, locale } = known(await readSession(tx, token))
    return { actor, locale: asLocale(locale), foreign }
  }
}

/** The same at once, for what streams: its work must not hold a transaction open. @throws AppError as `callerOf` */
export async function actorOf(incoming: Request): Promise<Caller> {
  const findCaller = await callerOf(incoming)
  const request = requestFrom(incoming.headers)
  const caller = await contextFor(anonymous, request).read(({ tx }) => findCaller(tx))
  if (caller.foreign) await recordRefusal(contextFor(caller.actor, request), caller.foreign)
  return caller
}

function known<T>(value: T | null): T {
  if (value === null) throw new AppError('unauthenticated')
  return value
}

const keyRow = z.object({
  id: z.string(),
  organization_id: z.string(),
  role: z.enum(roles),
  name: z.string(),
  is_due: z.boolean(),
  now: z.date(),
})

/** The last use is noted once a minute, by whoever comes first and without waiting; never on a read-only database. */
async function findKey(tx: Transaction, key: string): Promise<Pick<Caller, 'actor' | 'now'> | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id, organization_id, role, name, ${actingAs(sql`id`, sql`organization_id`)},
      coalesce(last_used_at < now() - interval '1 minute', true) AND current_setting('transaction_read_only') = 'off' AS is_due
    FROM api_key WHERE key_hash = ${hashToken(key)} AND revoked_at IS NULL`
  if (rows.length === 0) return null
  const row = keyRow.parse(rows[0])
  if (row.is_due)
    await tx.$executeRaw`
      UPDATE api_key SET last_used_at = now() WHERE id = (SELECT id FROM api_key WHERE id = ${row.id}::uuid FOR UPDATE SKIP LOCKED)`
  const { id, name, organization_id: organizationId, role, now } = row
  const isNone = { isSystemAdministrator: false, isAuditor: false }
  return { actor: { kind: 'key', id, name, organizationId, role, ...isNone }, now }
}
