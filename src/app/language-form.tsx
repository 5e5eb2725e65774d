import { words } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'
import { Button } from '#ui/button.tsx'

/** One press to the other language; the page stays. */
export function LanguageForm({ locale, back }: { locale: Locale; back: string }) {
  return (
    <form action="/session/language" method="post">
      <input type="hidden" name="language" value={locale === 'ja' ? 'en' : 'ja'} />
      <input type="hidden" name="back" value={back} />
      <Button variant="text" size="sm" lang={locale === 'ja' ? 'en' : 'ja'}>
        {words(locale, 'shell')('language')}
      </Button>
    </form>
  )
}
