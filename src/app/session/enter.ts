/** Opens a session for a mail address and password, and puts its cookie on the answer. */
import { openSession } from '#features/accounts/sign-in.ts'
import type { Context } from '#server/context.ts'
import { newSessionToken, setSessionCookie } from '#server/session.ts'

/** @throws AppError unauthenticated */
export async function enter(context: Context, typed: { email: string; password: string }): Promise<void> {
  const { token, hash } = newSessionToken()
  await context.write((reader) => openSession(reader, typed, hash))
  await setSessionCookie(token)
}
