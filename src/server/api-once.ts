/** Idempotency-Key on POST: the same key and body is answered again, not done again; kept 24 hours. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { type Reply, toResponse } from './api-reply.ts'
import type { Context, Reader } from './context.ts'

const abandonedAfterSeconds = 30

export async function once(
  incoming: Request,
  context: Context,
  body: unknown,
  work: () => Promise<Reply>,
  secrets: readonly string[] = [],
): Promise<Response> {
  const key = incoming.headers.get('idempotency-key')
  if (key === null) return toResponse(await work())
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
  const stored = await context.write((reader) => claimKey(reader, claim))
  if (stored) return toResponse(stored)
  try {
    const reply = await work()
    await context.write((reader) => keepReply(reader, claim, withoutSecrets(reply, secrets)))
    return toResponse(reply)
  } catch (error) {
    await context.write((reader) => releaseKey(reader, claim))
    throw error
  }
}

interface Claim {
  actorKey: string
  key: string
  route: string
  bodyHash: Buffer
}

const storedRow = z.object({
  route: z.string(),
  body_hash: z.instanceof(Uint8Array),
  status: z.number().nullable(),
  response: z.unknown(),
  is_abandoned: z.boolean(),
})

async function claimKey(reader: Reader, claim: Claim): Promise<Reply | null> {
  await reader.tx
    .$executeRaw`DELETE FROM idempotency_record WHERE actor_key = ${claim.actorKey} AND key = ${claim.key} AND created_at < now() - interval '24 hours'`
  const inserted = await reader.tx.$executeRaw`
    INSERT INTO idempotency_record (actor_key, key, route, body_hash) VALUES (${claim.actorKey}, ${claim.key}, ${claim.route}, ${claim.bodyHash}) ON CONFLICT DO NOTHING`
  if (inserted === 1) return null
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT route, body_hash, status, response, created_at < now() - ${abandonedAfterSeconds} * interval '1 second' AS is_abandoned
    FROM idempotency_record WHERE actor_key = ${claim.actorKey} AND key = ${claim.key} FOR UPDATE`
  const row = storedRow.parse(rows[0])
  if (row.route !== claim.route || !claim.bodyHash.equals(row.body_hash))
    throw new AppError('invalid', [{ field: 'Idempotency-Key', code: 'key-reused' }])
  if (row.status !== null) return { status: row.status, body: row.response }
  if (!row.is_abandoned) throw new AppError('conflict', [{ field: 'Idempotency-Key', code: 'key-running' }])
  await reader.tx
    .$executeRaw`UPDATE idempotency_record SET created_at = now() WHERE actor_key = ${claim.actorKey} AND key = ${claim.key}`
  return null
}

async function keepReply(reader: Reader, claim: Claim, reply: Reply): Promise<void> {
  await reader.tx.$executeRaw`
    UPDATE idempotency_record SET status = ${reply.status}, response = ${JSON.stringify(reply.body ?? null)}::jsonb WHERE actor_key = ${claim.actorKey} AND key = ${claim.key}`
}

/** A key or password that is shown once is not kept in the clear, not even for a day. */
function withoutSecrets(reply: Reply, secrets: readonly string[]): Reply {
  if (secrets.length === 0 || typeof reply.body !== 'object' || reply.body === null) return reply
  return { ...reply, body: { ...reply.body, ...Object.fromEntries(secrets.map((name) => [name, null])) } }
}

async function releaseKey(reader: Reader, claim: Claim): Promise<void> {
  await reader.tx
    .$executeRaw`DELETE FROM idempotency_record WHERE actor_key = ${claim.actorKey} AND key = ${claim.key} AND status IS NULL`
}
