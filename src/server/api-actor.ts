/** Who asks the API: the holder of a key (Authorization: Bearer), or the signed-in person by cookie from our own pages. */
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { type Actor, anonymous, roles } from '#core/policy/actor.ts'
import { contextFor, type Locale, type Reader } from './context.ts'
import { asLocale } from './locale.ts'
import { recordRefusal } from './refusal.ts'
import { requestOf, requireSameOrigin } from './request.ts'
import { findSignedIn } from './session.ts'
import { hashToken } from './token.ts'

/** @throws AppError unauthenticated; forbidden for a cookie write from elsewhere */
export async function actorOf(incoming: Request): Promise<{ actor: Actor; locale: Locale | null }> {
  const authorization = incoming.headers.get('authorization')
  if (authorization !== null) return { actor: await actorOfKey(authorization), locale: null }
  const signedIn = await findSignedIn()
  if (!signedIn) throw new AppError('unauthenticated')
  const { actor } = signedIn
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
    await requireSameOrigin().catch(async (error: unknown) =>
      recordRefusal(contextFor(actor, await requestOf()), error),
    )
  return { actor, locale: asLocale(signedIn.locale) }
}

async function actorOfKey(authorization: string): Promise<Actor> {
  const key = /^Bearer (shuchi_[A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1]
  if (!key) throw new AppError('unauthenticated')
  const actor = await contextFor(anonymous, await requestOf()).read((reader) => findKey(reader, key))
  if (!actor) throw new AppError('unauthenticated')
  return actor
}

const keyRow = z.object({ id: z.string(), organization_id: z.string(), role: z.enum(roles), name: z.string() })

async function findKey(reader: Reader, key: string): Promise<Actor | null> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, organization_id, role, name FROM api_key WHERE key_hash = ${hashToken(key)} AND revoked_at IS NULL`
  if (rows.length === 0) return null
  const row = keyRow.parse(rows[0])
  await reader.tx
    .$executeRaw`UPDATE api_key SET last_used_at = now() WHERE id = ${row.id}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`
  return {
    kind: 'key',
    id: row.id,
    name: row.name,
    organizationId: row.organization_id,
    role: row.role,
    isSystemAdministrator: false,
    isAuditor: false,
  }
}
