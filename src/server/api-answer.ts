/** What every request to /api/v1 has around it: an id, one line in the access log, and errors as problem+json. */
import { AppError } from '#core/errors.ts'
import { answered } from './access-log.ts'
import { problem } from './api-problem.ts'
import type { Request as ShuchiRequest } from './context.ts'
import { log } from './log.ts'
import { requestFrom } from './request-head.ts'

/** @param path of the operation, as in OpenAPI */
export async function answerApi(
  incoming: Request,
  path: string,
  work: (request: ShuchiRequest) => Promise<Response>,
): Promise<Response> {
  const request = requestFrom(incoming.headers)
  const handled = { method: incoming.method, route: `/api/v1${path}`, startedAt: performance.now() }
  try {
    return answered(await work(request), request, handled)
  } catch (error) {
    if (!(error instanceof AppError)) log().error({ error, requestId: request.id }, 'api failed')
    return answered(problem(error, request), request, handled)
  }
}
