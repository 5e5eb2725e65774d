/** An operation of /api/v1 that receives files: the same answers and errors as its neighbours, the body streamed. */
import type { z } from 'zod'
import { actorOf } from './api-actor.ts'
import { answerApi } from './api-answer.ts'
import { toResponse } from './api-reply.ts'
import type { Operation } from './api-route.ts'
import { type Context, contextFor } from './context.ts'
import { type Hold, type UploadedFile, type UploadLimits, withUploads } from './upload.ts'

type Params = Record<string, string>

export interface UploadOperation<Output extends z.ZodType>
  extends Omit<Operation<z.ZodType, z.ZodType, Output>, 'run' | 'query'> {
  /** the name of the file field */
  upload: string
  limits: UploadLimits
  run: (context: Context, input: { params: Params; files: UploadedFile[]; hold: Hold }) => Promise<z.input<Output>>
}

export function defineUpload<Output extends z.ZodType>(operation: UploadOperation<Output>): UploadOperation<Output> {
  return operation
}

export function serveUpload<Output extends z.ZodType>(operation: UploadOperation<Output>) {
  return (incoming: Request, route: { params: Promise<Params> }): Promise<Response> =>
    answerApi(incoming, operation.path, async (request) => {
      const { actor, locale } = await actorOf(incoming)
      const context = contextFor(actor, { ...request, locale: locale ?? request.locale })
      const params = await route.params
      const value = await withUploads(incoming, operation.upload, operation.limits, (files, hold) =>
        operation.run(context, { params, files, hold }),
      )
      return toResponse({ status: operation.status, body: operation.output.parse(value) })
    })
}
