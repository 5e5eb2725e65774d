import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { requestOf, seeOther } from '#server/request.ts'
import { enter } from '../enter.ts'
import { posted, textOf } from '../posted.ts'
import { forgetTyped, keepTyped } from '../typed.ts'

/** First start: the first administrator is signed in at once, the code has shown who he is. */
export const POST = posted(async (form) => {
  const input = {
    code: textOf(form, 'code'),
    email: textOf(form, 'email'),
    name: textOf(form, 'name'),
    password: textOf(form, 'password'),
    organizationCode: textOf(form, 'organizationCode'),
  }
  const context = contextFor(anonymous, await requestOf())
  try {
    await runCommand(context, setUpInstallation, input)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not-found') return seeOther('/sign-in') // somebody was first
    await keepTyped('setup', input, error)
    return seeOther('/setup')
  }
  await forgetTyped('setup')
  await enter(context, { email: input.email.trim(), password: input.password })
  return seeOther('/?done=setUp')
})
