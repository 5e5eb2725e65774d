import { redirect } from 'next/navigation'
import { words } from '#messages/words.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { Button } from '#ui/button.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PlainShell } from '#ui/shell.tsx'
import { LanguageForm } from '../../../language-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { passwordWords } from './password-words.ts'

/** The first thing after signing in with a password that somebody else has seen; nothing else opens until it is changed. */
export default async function PasswordPage() {
  const signedIn = await findSignedIn()
  if (!signedIn) redirect('/sign-in')
  if (!signedIn.mustChangePassword) redirect('/settings/account')
  const { locale } = (await currentContext()).request
  const p = words(locale, 'people')
  const shell = words(locale, 'shell')
  return (
    <PlainShell
      brand={{ href: '/settings/password', label: shell('brand') }}
      skipLabel={shell('skip')}
      language={<LanguageForm locale={locale} back="/settings/password" />}
    >
      <PageHead title={p('mustTitle')} sub={p('mustText')} />
      <PasswordForm words={passwordWords(locale)} sessionId={signedIn.sessionId} back="/" />
      <form action="/session/sign-out" method="post">
        <Button variant="text">{shell('signOut')}</Button>
      </form>
    </PlainShell>
  )
}
