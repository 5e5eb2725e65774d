/** The attach form of the page of a letter: streamed like the API, then back to the page with what happened. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError, errorStatus } from '#core/errors.ts'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { fileLimits } from '#features/notices/file-kind.ts'
import { titleOf } from '#messages/words.ts'
import { runCommand } from '#server/command.ts'
import { log } from '#server/log.ts'
import { requestOf, requireSameOrigin, seeOther } from '#server/request.ts'
import { currentContext } from '#server/session.ts'
import { withUploads } from '#server/upload.ts'

export async function POST(incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  try {
    await requireSameOrigin()
    const context = await currentContext()
    if (context.actor.kind !== 'user') return seeOther('/sign-in')
    if (!isUuid(id)) throw new AppError('not-found')
    const limits = { bytes: fileLimits.bytes, files: fileLimits.perNotice }
    await withUploads(incoming, 'file', limits, (files) => runCommand(context, attachFiles, { noticeId: id, files }))
    return seeOther(`/notices/${id}?done=attached#files`)
  } catch (error) {
    return refusal(error, id)
  }
}

/** What can be mended is said on the page of the letter; what does not exist for the sender stays a bare status. */
async function refusal(error: unknown, id: string): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError('unavailable')
  if (known !== error) log().error({ error }, 'attaching failed')
  if (known.code !== 'not-found' && known.code !== 'forbidden') {
    const [complaint] = known.fields
    const query = new URLSearchParams({ problem: complaint?.code ?? known.code })
    if (complaint?.values?.name) query.set('file', String(complaint.values.name))
    return seeOther(`/notices/${id}?${query}#files`)
  }
  const { locale } = await requestOf()
  return new Response(titleOf(locale, known.code), {
    status: errorStatus[known.code],
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
