import { isUuid } from '#core/codes/uuid.ts'
import { chooseOrganization } from '#features/accounts/sign-in.ts'
import { requireSameOrigin, seeOther } from '#server/request.ts'
import { currentContext, findSignedIn } from '#server/session.ts'

export async function POST(incoming: Request): Promise<Response> {
  await requireSameOrigin()
  const organizationId = String((await incoming.formData()).get('organizationId') ?? '')
  const signedIn = await findSignedIn()
  if (signedIn && isUuid(organizationId)) await (await currentContext()).write((reader) => chooseOrganization(reader, signedIn.sessionId, organizationId))
  return seeOther('/')
}
