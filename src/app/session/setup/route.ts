import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { requestOf, seeOther } from '#server/request.ts'
import { posted, textOf } from '../posted.ts'

export const POST = posted(async (form) => {
  const input = Object.fromEntries(
    ['code', 'email', 'name', 'password', 'organizationCode'].map((name) => [name, textOf(form, name)]),
  )
  try {
    await runCommand(contextFor(anonymous, await requestOf()), setUpInstallation, input)
    return seeOther('/sign-in')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [first] = error.fields
    return seeOther(`/setup?problem=${first?.code ?? error.code}&field=${first?.field ?? ''}`)
  }
})
