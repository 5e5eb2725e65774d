/** What the head of a web request says of it, wherever it comes in: its id, language and address; whether our own pages ask. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { isOwnCaller } from './door.ts'
import { env } from './env.ts'
import { asLocale, localeCookie, preferred } from './locale.ts'
import { peerHeader } from './peer-address.ts'
import type { Request } from './reader.ts'

type Head = Pick<Headers, 'get'>

/** @param chosen the user's own setting; then the cookie, then Accept-Language if it names ja or en, then Japanese */
export function requestFrom(head: Head, chosen?: string | null): Request {
  const cookie = cookieOf(head.get('cookie'), localeCookie)
  return {
    id: randomUUID(),
    locale: asLocale(chosen) ?? asLocale(cookie) ?? preferred(head.get('accept-language')) ?? 'ja',
    address: head.get(peerHeader),
    agent: head.get('user-agent')?.slice(0, 300) ?? null,
  }
}

/**
 * A write that carries a cookie must come from our own pages: Sec-Fetch-Site same-origin and Origin equal to SHUCHI_URL
 * or the loopback address that was asked, as far as they are sent. Both absent is refused.
 * @returns the refusal (forbidden), or null
 */
export function foreignOrigin(head: Head): AppError | null {
  const headerOf = (name: string) => head.get(name) ?? undefined
  const caller = { site: headerOf('sec-fetch-site'), origin: headerOf('origin'), host: headerOf('host') }
  return isOwnCaller(caller, new URL(env().publicUrl)) ? null : new AppError('forbidden', [], { objectType: 'origin' })
}

/** One cookie of a Cookie header, decoded. */
export function cookieOf(cookies: string | null | undefined, name: string): string | null {
  const pair = (cookies ?? '').split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  if (!pair) return null
  try {
    return decodeURIComponent(pair.slice(name.length + 1))
  } catch {
    return null // not written by us
  }
}
