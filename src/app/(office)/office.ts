/** What every office page needs: the signed-in person, the context, the words. The anonymous go to sign-in. */
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { AppError } from '#core/errors.ts'
import { getFrameFigures } from '#features/reports/frame-figures.ts'
import { words } from '#messages/words.ts'
import type { Context, Reader } from '#server/context.ts'
import { askedPath } from '#server/request.ts'
import { currentContext, findSignedIn } from '#server/session.ts'

export async function office() {
  const signedIn = await findSignedIn()
  if (!signedIn) redirect(`/sign-in?next=${encodeURIComponent(await askedPath())}` as never) // typedRoutes knows no computed address
  if (signedIn.mustChangePassword) redirect('/settings/password')
  const context = await currentContext()
  const { locale } = context.request
  return { signedIn, context, locale, t: words(locale, 'office'), shell: words(locale, 'shell') }
}

/** What stands around the page; read once per request, for the frame and for the page in it. */
export const readFrameFigures = cache((context: Context) => context.read(getFrameFigures))

export type Office = Awaited<ReturnType<typeof office>>

/** A query of a page; what the actor may not see or do is simply not there, and neither is what an address made up. */
export async function readOrNotFound<T>(context: Office['context'], query: (reader: Reader) => Promise<T>): Promise<T> {
  try {
    return await context.read(query)
  } catch (error) {
    if (error instanceof AppError && ['not-found', 'forbidden', 'invalid'].includes(error.code)) notFound()
    throw error
  }
}
