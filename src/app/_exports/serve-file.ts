/** A file behind a link of a page: the anonymous go to sign-in, a refusal is said as everywhere else. */
import { problem } from '#server/api-problem.ts'
import type { Context } from '#server/context.ts'
import { seeOther } from '#server/request.ts'
import { currentContext } from '#server/session.ts'

export async function serveFile(make: (context: Context) => Promise<Response>): Promise<Response> {
  const context = await currentContext()
  if (context.actor.kind === 'anonymous') return seeOther('/sign-in')
  try {
    return await make(context)
  } catch (error) {
    return problem(error, context.request)
  }
}
