import { isUuid } from '#core/codes/uuid.ts'
import { AppError, found } from '#core/errors.ts'
import { findChunk, getFile } from '#features/notices/queries.ts'
import { problem } from '#server/api-problem.ts'
import { currentContext } from '#server/session.ts'
import { seeOther } from '#server/request.ts'

/** The original as received, for whoever may see its letter: always a download, never run in our pages. */
export async function GET(_incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const context = await currentContext()
  if (context.actor.kind === 'anonymous') return seeOther('/sign-in')
  try {
    const { id } = await params
    if (!isUuid(id)) throw new AppError('not-found')
    const file = found(await context.read((reader) => getFile(reader, id)))
    let position = 0
    const body = new ReadableStream<Uint8Array>({
      pull: async (stream) => {
        const chunk = await context.read((reader) => findChunk(reader, file.sha256, position))
        position += 1
        if (chunk) stream.enqueue(chunk)
        else stream.close()
      },
    })
    return new Response(body, {
      headers: {
        'content-type': file.mediaType,
        'content-length': String(file.sizeBytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return problem(error, context.request)
  }
}
