import { words } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'

/** The words of the password form, for its two places. */
export function passwordWords(locale: Locale) {
  const p = words(locale, 'people')
  return {
    current: p('currentPassword'),
    fresh: p('newPasswordLabel'),
    hint: p('passwordHint'),
    repeat: p('passwordRepeat'),
    submit: p('changePassword'),
    busy: words(locale, 'shell')('busy'),
  }
}
export type PasswordWords = ReturnType<typeof passwordWords>
