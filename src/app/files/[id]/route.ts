import { isUuid } from '#core/codes/uuid.ts'
import { AppError, found } from '#core/errors.ts'
import { findChunk, getFile } from '#features/notices/queries.ts'
import { actorOf } from '#server/api-actor.ts'
import { problem } from '#server/api-problem.ts'
import { type Context, contextFor } from '#server/context.ts'
import { log } from '#server/log.ts'
import { seeOther } from '#server/request.ts'
import { requestFrom } from '#server/request-head.ts'

type Route = { params: Promise<{ id: string }> }
type Original = Awaited<ReturnType<typeof getFile>>

/** The original as received, for whoever may see its letter: always a download, never run in our pages. */
export async function GET(incoming: Request, route: Route): Promise<Response> {
  return answer(incoming, route, (context, file) => new Response(streamOf(context, file), { headers: headersOf(file) }))
}

/** The same without the bytes. */
export async function HEAD(incoming: Request, route: Route): Promise<Response> {
  return answer(incoming, route, (_context, file) => new Response(null, { headers: headersOf(file) }))
}

async function answer(
  incoming: Request,
  { params }: Route,
  serve: (context: Context, file: Original) => Response,
): Promise<Response> {
  const request = requestFrom(incoming.headers)
  try {
    assertNotEmbedded(incoming)
    const { actor, locale } = await actorOf(incoming)
    const context = contextFor(actor, { ...request, locale: locale ?? request.locale })
    const { id } = await params
    return serve(context, await context.read((reader) => getFile(reader, found(isUuid(id) ? id : null))))
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
