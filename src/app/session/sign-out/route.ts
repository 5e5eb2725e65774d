import { endSession } from '#features/accounts/commands/end-session.ts'
import { runCommand } from '#server/command.ts'
import { seeOther } from '#server/request.ts'
import { clearSessionCookie, currentContext, findSignedIn } from '#server/session.ts'
import { posted } from '../posted.ts'

export const POST = posted(async () => {
  const signedIn = await findSignedIn()
  if (signedIn) await runCommand(await currentContext(), endSession, { sessionId: signedIn.sessionId })
  await clearSessionCookie()
  const answer = seeOther('/sign-in')
  answer.headers.set('clear-site-data', '"cache", "storage"') // not "cookies": the language stays
  return answer
})
