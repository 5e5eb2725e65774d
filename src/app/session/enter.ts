/** Opens a session for a mail address and password, and puts its cookie on the answer. */
import { openSession } from '#features/accounts/sign-in.ts'
import type { Context } from '#server/context.ts'
import { newSessionToken, setSessionCookie } from '#server/session.ts'

/** @throws AppError unauthenticated */
export async function enter(context: Context, typed: { email: string; password: string }): Promise<void> {
  const { token, hash, expiresAt } = newSessionToken()
  await context.write((reader) => openSession(reader, typed, { hash, expiresAt: expiresAt(new Date()) })) // sessions live in real time
  await setSessionCookie(token)
}
