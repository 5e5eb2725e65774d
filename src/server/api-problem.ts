/** Errors of the API as problem+json (RFC 9457): a stable code, a sentence in the caller's language, complaints by field. */
import { AppError, errorStatus } from '#core/errors.ts'
import { sentenceOf, titleOf } from '#messages/words.ts'
import type { Request as ShuchiRequest } from './context.ts'

export function problem(error: unknown, request: ShuchiRequest): Response {
  const known = error instanceof AppError ? error : new AppError('unavailable', [], { status: 500 })
  const status = typeof known.detail.status === 'number' ? known.detail.status : errorStatus[known.code]
  const { status: _status, objectType: _type, objectId: _id, retryAfterSeconds, ...detail } = known.detail
  const body = {
    type: 'about:blank',
    status,
    code: known.code,
    title: titleOf(request.locale, known.code),
    errors: known.fields.map((field) => ({
      field: field.field,
      code: field.code,
      message: sentenceOf(request.locale, field),
      ...(field.values?.name === undefined ? {} : { name: field.values.name }),
    })),
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
    requestId: request.id,
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  }
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  const isPassing = status === 503 || status === 429 || known.fields.some((field) => field.code === 'key-running')
  if (isPassing) headers['retry-after'] = String(retryAfterSeconds ?? 1)
  return new Response(JSON.stringify(body), { status, headers })
}
