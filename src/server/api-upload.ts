/** An operation of /api/v1 that receives files: the same answers and errors as its neighbours, the body streamed. */
import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { answered } from './access-log.ts'
import { actorOf } from './api-actor.ts'
import { problem } from './api-problem.ts'
import { toResponse } from './api-reply.ts'
import type { Operation } from './api-route.ts'
import { type Context, contextFor } from './context.ts'
import { log } from './log.ts'
import { requestOf } from './request.ts'
import { type UploadedFile, type UploadLimits, withUploads } from './upload.ts'

type Params = Record<string, string>

export interface UploadOperation<Output extends z.ZodType>
  extends Omit<Operation<z.ZodType, z.ZodType, Output>, 'run' | 'query' | 'body'> {
  /** the name of the file field */
  upload: string
  limits: UploadLimits
  run: (context: Context, input: { params: Params; files: UploadedFile[] }) => Promise<z.input<Output>>
}

export function defineUpload<Output extends z.ZodType>(operation: UploadOperation<Output>): UploadOperation<Output> {
  return operation
}

export function serveUpload<Output extends z.ZodType>(operation: UploadOperation<Output>) {
  return async (incoming: Request, route: { params: Promise<Params> }): Promise<Response> => {
    const request = await requestOf()
    const handled = { method: incoming.method, route: `/api/v1${operation.path}`, startedAt: performance.now() }
    try {
      const { actor, locale } = await actorOf(incoming)
      const context = contextFor(actor, { ...request, locale: locale ?? request.locale })
      const params = await route.params
      const value = await withUploads(incoming, operation.upload, operation.limits, (files) =>
        operation.run(context, { params, files }),
      )
      const response = toResponse({ status: operation.status, body: operation.output.parse(value) })
      return answered(response, request, handled)
    } catch (error) {
      if (!(error instanceof AppError)) log().error({ error, requestId: request.id }, 'api upload failed')
      return answered(problem(error, request), request, handled)
    }
  }
}
