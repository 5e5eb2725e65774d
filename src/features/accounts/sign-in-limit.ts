/**
 * Guessing passwords is slow: ten tries for an account and fifty failures from an address in a quarter of an hour.
 * Accounts that do not exist are counted alike, so that the limit tells nothing. Real time, one statement each.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { writeAudit } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { emailKey } from './schema.ts'

export const signInLimits = { account: 10, address: 50, minutes: 15 } as const

const counted = z.array(z.object({ hits: z.number(), seconds: z.number() }))

/**
 * Counts one try, to be called before the password is looked at and committed whatever comes of it.
 * @returns the seconds to wait when the limit was reached before this try, else null
 */
export async function takeSignInTry(reader: Reader, typedEmail: string): Promise<number | null> {
  const { address } = reader.request
  const account = await count(reader, accountKey(typedEmail))
  const place = address ? await count(reader, addressKey(address)) : null
  const isOver = account.hits > signInLimits.account || (place !== null && place.hits > signInLimits.address)
  if (!isOver) return null
  const isFirst = account.hits === signInLimits.account + 1 || place?.hits === signInLimits.address + 1
  if (isFirst) recordLimit(reader)
  return Math.max(1, account.hits > signInLimits.account ? account.seconds : (place?.seconds ?? 1))
}

/** The right password: the account starts anew, and the address gets this try back. */
export async function forgetSignInTries(reader: Reader, typedEmail: string): Promise<void> {
  await reader.tx.$executeRaw`DELETE FROM rate_limit WHERE key = ${accountKey(typedEmail)} OR ends_at < now()`
  if (reader.request.address)
    await reader.tx
      .$executeRaw`UPDATE rate_limit SET hits = greatest(hits - 1, 0) WHERE key = ${addressKey(reader.request.address)}`
}

async function count(reader: Reader, key: string): Promise<{ hits: number; seconds: number }> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    INSERT INTO rate_limit AS r (key, hits, ends_at) VALUES (${key}, 1, now() + ${signInLimits.minutes} * interval '1 minute')
    ON CONFLICT (key) DO UPDATE SET hits = CASE WHEN r.ends_at < now() THEN 1 ELSE least(r.hits + 1, 1000000) END,
      ends_at = CASE WHEN r.ends_at < now() THEN excluded.ends_at ELSE r.ends_at END
    RETURNING hits, ceil(extract(epoch FROM ends_at - now()))::int AS seconds`
  return counted.parse(rows)[0] ?? { hits: 0, seconds: 0 }
}

/** Once per window: a limit that is hit a thousand times must not fill the trail. */
function recordLimit(reader: Reader): void {
  const object = { type: 'request', id: null }
  writeAudit(reader, [{ event: 'refused.too-many', object, organizationId: null, label: 'sign-in' }], 'refused')
}

function accountKey(typedEmail: string): string {
  return `sign-in:account:${digest(emailKey(typedEmail.trim()))}`
}

function addressKey(address: string): string {
  return `sign-in:address:${digest(address)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
