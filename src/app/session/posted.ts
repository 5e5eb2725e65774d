/** A form posted from our own pages to a route handler; whatever else comes is refused in one sentence. */
import { AppError, errorStatus } from '#core/errors.ts'
import { titleOf } from '#messages/words.ts'
import { answered } from '#server/access-log.ts'
import { problem } from '#server/api-problem.ts'
import type { Request as ShuchiRequest } from '#server/context.ts'
import { log } from '#server/log.ts'
import { plainPage } from '#server/plain-page.ts'
import { recordRefusal } from '#server/refusal.ts'
import { requireSameOrigin, seeOther } from '#server/request.ts'
import { requestFrom } from '#server/request-head.ts'
import { currentContext } from '#server/session.ts'

/** A refusal that a browser is led back to its form with; a program is told plainly. */
export class BackToForm extends Error {
  readonly path: string
  readonly reason: AppError
  constructor(path: string, reason: AppError) {
    super(reason.code)
    this.path = path
    this.reason = reason
  }
}

export function posted(work: (form: FormData) => Promise<Response>) {
  return async (incoming: Request): Promise<Response> => {
    const request = requestFrom(incoming.headers)
    const { pathname } = new URL(incoming.url)
    const handled = { method: incoming.method, route: pathname, startedAt: performance.now() }
    try {
      await requireSameOrigin().catch(async (error: unknown) => recordRefusal(await currentContext(), error))
      return answered(await work(await readForm(incoming)), request, handled)
    } catch (error) {
      return answered(refusal(error, incoming, request), request, handled)
    }
  }
}

function refusal(error: unknown, incoming: Request, request: ShuchiRequest): Response {
  const isBrowser = /text\/html/.test(incoming.headers.get('accept') ?? '')
  if (error instanceof BackToForm) return isBrowser ? seeOther(error.path) : problem(error.reason, request)
  if (!(error instanceof AppError)) log().error({ error, requestId: request.id }, 'form failed')
  const known = error instanceof AppError ? error : new AppError('unavailable')
  return isBrowser ? page(known, request, incoming.headers.get('x-nonce') ?? '') : problem(error, request)
}

/** The proxy has named the nonce of the policy that goes out with every answer of these routes. */
function page({ code, detail }: AppError, { locale }: ShuchiRequest, nonce: string): Response {
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  if (detail.retryAfterSeconds !== undefined) headers['retry-after'] = String(detail.retryAfterSeconds)
  return new Response(plainPage({ locale, title: titleOf(locale, code), code, nonce }), {
    status: errorStatus[code],
    headers,
  })
}

/** A body that is no form counts as an empty one. */
async function readForm(incoming: Request): Promise<FormData> {
  return incoming.formData().catch(() => new FormData())
}

/** One field as text, cut to a length no honest form reaches. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}
