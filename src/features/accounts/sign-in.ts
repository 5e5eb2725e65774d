/** Signing in and out: one equal answer for unknown people and wrong passwords; every try leaves a trace. */
import { AppError } from '#core/errors.ts'
import type { Actor } from '#core/policy/actor.ts'
import { writeAudit } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { sessionLimits } from '#server/session-row.ts'
import { isPassword } from './password.ts'
import { emailKey } from './schema.ts'

export const mostSessions = 5

/** Checks the password and opens a session row; sessions live in real time. @throws AppError unauthenticated */
export async function openSession(
  reader: Reader,
  typed: { email: string; password: string },
  tokenHash: Buffer,
): Promise<void> {
  const user = await reader.tx.user.findUnique({
    where: { emailKey: emailKey(typed.email) },
    select: {
      id: true,
      name: true,
      passwordHash: true,
      disabledAt: true,
      memberships: { where: { endedAt: null }, orderBy: { createdAt: 'asc' }, select: { organizationId: true } },
    },
  })
  const isRight = await isPassword(user?.passwordHash ?? null, typed.password)
  if (!user || !isRight || user.disabledAt) throw new AppError('unauthenticated')
  const organizationId = user.memberships[0]?.organizationId ?? null
  await reader.tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${user.id}::uuid FOR UPDATE` // two sign-ins at once keep the limit too
  await reader.tx.$executeRaw`
    INSERT INTO session (token_hash, user_id, organization_id, expires_at, address, user_agent)
    VALUES (${tokenHash}, ${user.id}::uuid, ${organizationId}::uuid, now() + ${sessionLimits.absoluteHours} * interval '1 hour', ${reader.request.address}, ${reader.request.agent ?? null})`
  await reader.tx.$executeRaw`
    UPDATE session SET ended_at = now() WHERE user_id = ${user.id}::uuid AND ended_at IS NULL AND id NOT IN (SELECT id FROM session WHERE user_id = ${user.id}::uuid AND ended_at IS NULL ORDER BY created_at DESC LIMIT ${mostSessions})`
  const actor: Actor = { ...reader.actor, kind: 'user', id: user.id, name: user.name, organizationId }
  writeAudit({ ...reader, actor }, [
    { event: 'account.signed-in', object: { type: 'user', id: user.id }, organizationId, label: user.name },
  ])
}

/** A try that failed, in a transaction of its own. The typed address is not kept: it may be a password in the wrong field. */
export async function recordFailedSignIn(reader: Reader, typedEmail: string): Promise<void> {
  const user = await reader.tx.user.findUnique({
    where: { emailKey: emailKey(typedEmail) },
    select: {
      id: true,
      memberships: {
        where: { endedAt: null },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { organizationId: true },
      },
    },
  })
  writeAudit(
    reader,
    [
      {
        event: 'account.sign-in-refused',
        object: { type: 'user', id: user?.id ?? null },
        organizationId: user?.memberships[0]?.organizationId ?? null,
      },
    ],
    'refused',
  )
}
