import { endSession } from '#features/accounts/sign-in.ts'
import { seeOther } from '#server/request.ts'
import { clearSessionCookie, currentContext, findSignedIn } from '#server/session.ts'
import { posted } from '../posted.ts'

export const POST = posted(async () => {
  const signedIn = await findSignedIn()
  if (signedIn) await (await currentContext()).write((reader) => endSession(reader, signedIn.sessionId))
  await clearSessionCookie()
  const answer = seeOther('/sign-in')
  answer.headers.set('clear-site-data', '"cache", "storage"') // not "cookies": the language stays
  return answer
})
