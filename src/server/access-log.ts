/** One line for each request that a handler answered: ids, the route's pattern, status, time. The id goes out with the answer. */
import { log } from './log.ts'
import type { Request as ShuchiRequest } from './reader.ts'

export interface Handled {
  method: string
  /** the pattern, never the address itself: that may carry a token or a name */
  route: string
  startedAt: number
}

export function answered(response: Response, request: ShuchiRequest, { method, route, startedAt }: Handled): Response {
  response.headers.set('x-request-id', request.id)
  const ms = Math.round(performance.now() - startedAt)
  log().info({ requestId: request.id, method, route, status: response.status, ms }, 'request')
  return response
}
