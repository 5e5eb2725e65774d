/** What a form with files or with pasted text answers: the page of the reading, or the form again with what was wrong. */
import { AppError, errorStatus } from '#core/errors.ts'
import { titleOf } from '#messages/words.ts'
import type { Context } from '#server/context.ts'
import { withQuery } from '#server/form-fields.ts'
import { log } from '#server/log.ts'
import { requestOf, requireSameOrigin, seeOther } from '#server/request.ts'
import { currentContext } from '#server/session.ts'

/** A text or a few pages are read by then; whoever sent more sees how far it is. */
export const waitMs = 2500

export async function answerReading(work: (context: Context) => Promise<{ id: string }>): Promise<Response> {
  try {
    await requireSameOrigin()
    const context = await currentContext()
    if (context.actor.kind !== 'user') return seeOther('/sign-in')
    const { id } = await work(context)
    return seeOther(`/readings/${id}`)
  } catch (error) {
    return refusal(error)
  }
}

/** Every file by its name with its reason; what does not exist for the sender stays a bare status. */
async function refusal(error: unknown): Promise<Response> {
  const known = error instanceof AppError ? error : new AppError('unavailable')
  if (known !== error) log().error({ error }, 'reading failed')
  if (known.code !== 'not-found' && known.code !== 'forbidden') {
    const failed = known.fields
      .slice(0, 20)
      .map(({ code, values }) => `${code}:${String(values?.name ?? '').slice(0, 100)}`)
    return seeOther(withQuery('/readings/new', { problem: known.code, failed }))
  }
  const { locale } = await requestOf()
  return new Response(titleOf(locale, known.code), {
    status: errorStatus[known.code],
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
