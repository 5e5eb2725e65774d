import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { runCommand } from '#server/command.ts'
import { contextFor } from '#server/context.ts'
import { requestOf, requireSameOrigin, seeOther } from '#server/request.ts'

export async function POST(incoming: Request): Promise<Response> {
  const form = await incoming.formData()
  try {
    await requireSameOrigin()
    const input = Object.fromEntries(['code', 'email', 'name', 'password', 'organizationCode'].map((name) => [name, String(form.get(name) ?? '')]))
    await runCommand(contextFor(anonymous, await requestOf()), setUpInstallation, input)
    return seeOther('/sign-in')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [first] = error.fields
    return seeOther(`/setup?problem=${first?.code ?? error.code}&field=${first?.field ?? ''}`)
  }
}
