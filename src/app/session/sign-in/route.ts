import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { openSession } from '#features/accounts/sign-in.ts'
import { contextFor } from '#server/context.ts'
import { requestOf, requireSameOrigin, seeOther } from '#server/request.ts'
import { newSessionToken, setSessionCookie } from '#server/session.ts'

/** Sign-in is a route handler, not an action: nothing anonymous reaches the framework's server functions. */
export async function POST(incoming: Request): Promise<Response> {
  const form = await incoming.formData()
  const { token, hash, expiresAt } = newSessionToken()
  try {
    await requireSameOrigin()
    const typed = { email: String(form.get('email') ?? '').trim().slice(0, 300), password: String(form.get('password') ?? '').slice(0, 300) }
    await contextFor(anonymous, await requestOf()).write((reader) => openSession(reader, typed, { hash, expiresAt: expiresAt(new Date()) }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return seeOther(error.code === 'unavailable' ? '/sign-in?problem=unavailable' : '/sign-in?problem=wrong')
  }
  await setSessionCookie(token)
  return seeOther('/')
}
