/** What every office page needs: the signed-in person, the context, the words. The anonymous go to sign-in. */
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { AppError } from '#core/errors.ts'
import { type FrameFigures, getFrameFigures } from '#features/reports/frame-figures.ts'
import { words } from '#messages/words.ts'
import type { Context, Reader } from '#server/context.ts'
import { askedPath } from '#server/request.ts'
import { currentContext, findSignedIn, readPage } from '#server/session.ts'

export async function office() {
  const signedIn = await findSignedIn()
  if (!signedIn) redirect(`/sign-in?next=${encodeURIComponent(await askedPath())}` as never) // typedRoutes knows no computed address
  if (signedIn.mustChangePassword) redirect('/settings/password')
  const context = await currentContext()
  const { locale } = context.request
  return { signedIn, context, locale, t: words(locale, 'office'), shell: words(locale, 'shell') }
}
export type Office = Awaited<ReturnType<typeof office>>

/** What stands around the page as its own read found it. */
const around = cache((): { figures: FrameFigures | null } => ({ figures: null }))

/** What stands around the page; read once per request, for the frame and for the page in it. */
export const readFrameFigures = cache(async (context: Context) => around().figures ?? context.read(getFrameFigures))

/**
 * The desk of a page and what the page shows, read in one transaction together with who asks and what stands around it.
 * What the actor may not see or do is simply not there, and neither is what an address made up.
 */
export async function officePage<T>(
  query: (reader: Reader, figures: FrameFigures) => Promise<T>,
): Promise<Office & { view: T }> {
  const view = await orNotFound(
    readPage(async function page(reader) {
      const figures = await getFrameFigures(reader)
      around().figures = figures
      return { found: await query(reader, figures) }
    }),
  )
  const desk = await office() // sends away whom nothing was read for
  return { ...desk, view: (view ?? notFound()).found }
}

/** A query of a page that has its desk already; as above. */
export function readOrNotFound<T>(context: Office['context'], query: (reader: Reader) => Promise<T>): Promise<T> {
  return orNotFound(context.read(query))
}

async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && ['not-found', 'forbidden', 'invalid'].includes(error.code)) notFound()
    throw error
  }
}
