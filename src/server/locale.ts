/** Which of our languages a text names: a setting, a cookie, a header. */
import type { IncomingHttpHeaders } from 'node:http'
import { type Locale, locales } from './reader.ts'

export const localeCookie = 'shuchi.language'

export function asLocale(text: string | null | undefined): Locale | null {
  return locales.find((locale) => locale === text) ?? null
}

/** The first of ja or en in an Accept-Language header. */
export function preferred(header: string | null | undefined): Locale | null {
  const named = (header ?? '').split(',').map((part) => asLocale(part.trim().slice(0, 2).toLowerCase()))
  return named.find((locale) => locale !== null) ?? null
}

/** Of a request that nobody has read yet: its cookie, then Accept-Language, then Japanese. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const cookie = (headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(`${localeCookie}=`))
  return asLocale(cookie?.slice(localeCookie.length + 1)) ?? preferred(headers['accept-language']) ?? 'ja'
}
