/** What every edge needs to know of a web request: its id, language and address; and whether a write comes from our own pages. */
import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { AppError } from '#core/errors.ts'
import type { Request } from './context.ts'
import { isOwnCaller } from './door.ts'
import { env } from './env.ts'
import { asLocale, localeCookie, preferred } from './locale.ts'
import { ownPath } from './own-path.ts'
import { peerHeader } from './peer-address.ts'

/** @param chosen the user's own setting; then the cookie, then Accept-Language if it names ja or en, then Japanese */
export async function requestOf(chosen?: string | null): Promise<Request> {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const locale =
    asLocale(chosen) ?? asLocale(jar.get(localeCookie)?.value) ?? preferred(head.get('accept-language')) ?? 'ja'
  return {
    id: randomUUID(),
    locale,
    address: head.get(peerHeader),
    agent: head.get('user-agent')?.slice(0, 300) ?? null,
  }
}

/**
 * A write that carries a cookie must come from our own pages: Sec-Fetch-Site same-origin and Origin equal to SHUCHI_URL
 * or the loopback address that was asked, as far as they are sent. Both absent is refused.
 * @throws AppError forbidden
 */
export async function requireSameOrigin(): Promise<void> {
  const head = await headers()
  const headerOf = (name: string) => head.get(name) ?? undefined
  const caller = { site: headerOf('sec-fetch-site'), origin: headerOf('origin'), host: headerOf('host') }
  if (isOwnCaller(caller, new URL(env().publicUrl))) return
  throw new AppError('forbidden', [], { objectType: 'origin' })
}

/** The page of our own that was asked, so that sign-in can lead back to it; set by the proxy over whatever came. */
export async function askedPath(): Promise<string> {
  return ownPath((await headers()).get('x-shuchi-path'))
}

/** After a form: 303, so that the browser asks with GET (the framework's own redirect would post the form again). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}
