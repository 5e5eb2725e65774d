/** Which of our languages a text names: a setting, a cookie, a header. */
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
