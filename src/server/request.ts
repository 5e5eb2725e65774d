/** The request at hand, in pages, actions and route handlers: what Next knows of it. */
import { headers } from 'next/headers'
import type { Request } from './context.ts'
import { ownPath } from './own-path.ts'
import { foreignOrigin, requestFrom } from './request-head.ts'

/** @param chosen the user's own setting of the language */
export async function requestOf(chosen?: string | null): Promise<Request> {
  return requestFrom(await headers(), chosen)
}

/** @throws AppError forbidden, when a write does not come from our own pages */
export async function requireSameOrigin(): Promise<void> {
  const refusal = foreignOrigin(await headers())
  if (refusal) throw refusal
}

/** The page of our own that was asked, so that sign-in can lead back to it; set by the proxy over whatever came. */
export async function askedPath(): Promise<string> {
  return ownPath((await headers()).get('x-shuchi-path'))
}

/** After a form: 303, so that the browser asks with GET (the framework's own redirect would post the form again). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}
