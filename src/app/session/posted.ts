/** A form posted from our own pages to a route handler; whatever else comes is refused in one sentence. */
import { AppError, errorStatus } from '#core/errors.ts'
import { titleOf } from '#messages/words.ts'
import { requestOf, requireSameOrigin } from '#server/request.ts'

export function posted(work: (form: FormData) => Promise<Response>) {
  return async (incoming: Request): Promise<Response> => {
    try {
      await requireSameOrigin()
      return await work(await readForm(incoming))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { locale } = await requestOf()
      return new Response(titleOf(locale, error.code), {
        status: errorStatus[error.code],
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
    }
  }
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
