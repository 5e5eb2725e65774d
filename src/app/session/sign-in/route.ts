import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { recordFailedSignIn } from '#features/accounts/sign-in.ts'
import { contextFor } from '#server/context.ts'
import { ownPath } from '#server/own-path.ts'
import { requestOf, seeOther } from '#server/request.ts'
import { enter } from '../enter.ts'
import { posted, textOf } from '../posted.ts'
import { forgetTyped, keepTyped } from '../typed.ts'

/** Sign-in is a route handler, not an action: nothing anonymous reaches the framework's server functions. */
export const POST = posted(async (form) => {
  const next = ownPath(form.get('next')?.toString())
  const back = (problem: string) =>
    `/sign-in?problem=${problem}${next === '/' ? '' : `&next=${encodeURIComponent(next)}`}`
  const typed = { email: textOf(form, 'email').trim(), password: textOf(form, 'password') }
  const context = contextFor(anonymous, await requestOf())
  try {
    await enter(context, typed)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await keepTyped('sign-in', typed, error)
    if (error.code !== 'unauthenticated') return seeOther(back(error.code === 'too-many' ? 'busy' : 'unavailable'))
    await context.write((reader) => recordFailedSignIn(reader, typed.email))
    return seeOther(back('wrong'))
  }
  await forgetTyped('sign-in')
  return seeOther(next)
})
