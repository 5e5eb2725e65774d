import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { recordFailedSignIn } from '#features/accounts/sign-in.ts'
import { forgetSignInTries, takeSignInTry } from '#features/accounts/sign-in-limit.ts'
import { contextFor } from '#server/context.ts'
import { ownPath } from '#server/own-path.ts'
import { requestOf, seeOther } from '#server/request.ts'
import { enter } from '../enter.ts'
import { BackToForm, posted, textOf } from '../posted.ts'
import { forgetTyped, keepTyped } from '../typed.ts'

/** Sign-in is a route handler, not an action: nothing anonymous reaches the framework's server functions. */
export const POST = posted(async (form) => {
  const next = ownPath(form.get('next')?.toString())
  const back = (problem: string) =>
    `/sign-in?problem=${problem}${next === '/' ? '' : `&next=${encodeURIComponent(next)}`}`
  const typed = { email: textOf(form, 'email').trim(), password: textOf(form, 'password') }
  const context = contextFor(anonymous, await requestOf())
  const retryAfterSeconds = await context.write((reader) => takeSignInTry(reader, typed.email))
  if (retryAfterSeconds !== null)
    throw new BackToForm(
      `${back('tries')}&wait=${Math.ceil(retryAfterSeconds / 60)}`,
      new AppError('too-many', [], { retryAfterSeconds }),
    )
  try {
    await enter(context, typed)
    await context.write((reader) => forgetSignInTries(reader, typed.email))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await keepTyped('sign-in', typed, error)
    if (error.code !== 'unauthenticated')
      throw new BackToForm(back(error.code === 'too-many' ? 'busy' : 'unavailable'), error)
    await context.write((reader) => recordFailedSignIn(reader, typed.email))
    throw new BackToForm(back('wrong'), error)
  }
  await forgetTyped('sign-in')
  return seeOther(next)
})
