import { endSession } from '#features/accounts/sign-in.ts'
import { requireSameOrigin, seeOther } from '#server/request.ts'
import { clearSessionCookie, currentContext, findSignedIn } from '#server/session.ts'

export async function POST(): Promise<Response> {
  await requireSameOrigin()
  const signedIn = await findSignedIn()
  if (signedIn) await (await currentContext()).write((reader) => endSession(reader, signedIn.sessionId))
  await clearSessionCookie()
  return seeOther('/sign-in')
}
