/**
 * Idempotency-Key on POST: the same key and body is answered again, not done again; kept 24 hours.
 * The work and its kept answer are one transaction: after a crash, a cut connection or an unknown commit either both are
 * there or neither, and whoever tries again gets the truth.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Reply } from './api-reply.ts'
import type { Acting, Context, Reader } from './context.ts'

/** @param acting the open transaction of the request; the kept answer is written in it too */
export async function once(
  incoming: Request,
  { reader, context }: Acting,
  body: unknown,
  work: (context: Context) => Promise<Reply>,
  secrets: readonly string[] = [],
): Promise<Reply> {
  const key = incoming.headers.get('idempotency-key')
  if (key === null) return work(context)
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new AppError('invalid', [{ field: 'Idempotency-Key', code: 'form' }], { status: 400 })
  const claim = {
    actorKey: context.actor.id ?? '',
    key,
    route: new URL(incoming.url).pathname,
    bodyHash: createHash('sha256')
      .update(JSON.stringify(body ?? null))
      .digest(),
  }
  await takeKey(reader, claim)
  const kept = await findReply(reader, claim)
  if (kept) return kept
  const reply = await work(context)
  await keepReply(reader, claim, withoutSecrets(reply, secrets))
  return reply
}

interface Claim {
  actorKey: string
  key: string
  route: string
  bodyHash: Buffer
}

/** Held until the transaction ends, also when the process dies. @throws AppError conflict while another request holds it */
async function takeKey(reader: Reader, { actorKey, key }: Claim): Promise<void> {
  const rows = await reader.tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`${actorKey} ${key}`}, 0)) AS taken`
  if (!rows[0]?.taken) throw new AppError('conflict', [{ field: 'Idempotency-Key', code: 'key-running' }])
}

const keptRow = z.object({
  route: z.string(),
  body_hash: z.instanceof(Uint8Array),
  status: z.number(),
  response: z.object({ body: z.unknown(), etag: z.string().optional() }),
  is_expired: z.boolean(),
})

async function findReply(reader: Reader, claim: Claim): Promise<Reply | null> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT route, body_hash, status, response, created_at < now() - interval '24 hours' AS is_expired
    FROM idempotency_record WHERE actor_key = ${claim.actorKey} AND key = ${claim.key}`
  if (rows.length === 0) return null
  const row = keptRow.parse(rows[0])
  if (row.is_expired) return null
  if (row.route !== claim.route || !claim.bodyHash.equals(row.body_hash))
    throw new AppError('invalid', [{ field: 'Idempotency-Key', code: 'key-reused' }])
  return { status: row.status, ...row.response }
}

async function keepReply(reader: Reader, claim: Claim, { status, body, etag }: Reply): Promise<void> {
  await reader.tx.$executeRaw`
    INSERT INTO idempotency_record (actor_key, key, route, body_hash, status, response)
    VALUES (${claim.actorKey}, ${claim.key}, ${claim.route}, ${claim.bodyHash}, ${status}, ${JSON.stringify({ body: body ?? null, etag })}::jsonb)
    ON CONFLICT (actor_key, key) DO UPDATE SET route = excluded.route, body_hash = excluded.body_hash, status = excluded.status,
      response = excluded.response, created_at = now()`
}

/** A key or password that is shown once is not kept in the clear, not even for a day. */
function withoutSecrets(reply: Reply, secrets: readonly string[]): Reply {
  if (secrets.length === 0 || typeof reply.body !== 'object' || reply.body === null) return reply
  return { ...reply, body: { ...reply.body, ...Object.fromEntries(secrets.map((name) => [name, null])) } }
}
