import { AppError } from '#core/errors.ts'
import { switchOrganization } from '#features/accounts/commands/switch-organization.ts'
import { runCommand } from '#server/command.ts'
import { seeOther } from '#server/request.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { posted, textOf } from '../posted.ts'

export const POST = posted(async (form) => {
  const signedIn = await findSignedIn()
  if (!signedIn) throw new AppError('unauthenticated')
  await runCommand(await currentContext(), switchOrganization, {
    sessionId: signedIn.sessionId,
    organizationId: textOf(form, 'organizationId'),
  })
  return seeOther('/')
})
