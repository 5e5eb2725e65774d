/** An original as received, streamed to whoever may see it: always a download, never run in our pages. */
import { AppError } from '#core/errors.ts'
import { findChunk } from '#features/notices/queries.ts'
import { actorOf } from '#server/api-actor.ts'
import { problem } from '#server/api-problem.ts'
import { type Context, contextFor, type Reader } from '#server/context.ts'
import { log } from '#server/log.ts'
import { seeOther } from '#server/request.ts'
import { requestFrom } from '#server/request-head.ts'

export interface Original {
  name: string
  mediaType: string
  sha256: string
}

/** @param find within what the actor may see. Asked with HEAD, the answer is the same without the bytes */
export async function answerOriginal(
  incoming: Request,
  find: (reader: Reader) => Promise<Original>,
): Promise<Response> {
  const request = requestFrom(incoming.headers)
  try {
    assertNotEmbedded(incoming)
    const { actor, locale } = await actorOf(incoming)
    const context = contextFor(actor, { ...request, locale: locale ?? request.locale })
    const file = await context.read(find)
    return new Response(incoming.method === 'HEAD' ? null : streamOf(context, file), { headers: headersOf(file) })
  } catch (error) {
    const isBrowser = incoming.headers.get('authorization') === null
    if (error instanceof AppError && error.code === 'unauthenticated' && isBrowser) return seeOther('/sign-in')
    if (!(error instanceof AppError)) log().error({ error, requestId: request.id }, 'file failed')
    return problem(error, request)
  }
}

/** A page of another site may link to a file, never load it as a part of itself (ASVS V3.5.8). */
function assertNotEmbedded(incoming: Request): void {
  const site = incoming.headers.get('sec-fetch-site')
  const isForeign = site === 'cross-site' || site === 'same-site'
  if (isForeign && incoming.headers.get('sec-fetch-mode') !== 'navigate')
    throw new AppError('forbidden', [], { objectType: 'origin' })
}

/** Permission was asked once; each chunk then has a transaction of its own, so that a slow reader holds none. */
function streamOf(context: Context, file: Original): ReadableStream<Uint8Array> {
  let position = 0
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const chunk = await context.read((reader) => findChunk(reader, file.sha256, position))
      position += 1
      if (chunk) stream.enqueue(chunk)
      else stream.close()
    },
  })
}

/** Next sends no Content-Length of ours; the digest (RFC 9530) lets a program see that all of it came. */
function headersOf(file: Original): Record<string, string> {
  return {
    'content-type': file.mediaType,
    'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  }
}
