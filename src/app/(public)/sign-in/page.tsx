import { redirect } from 'next/navigation'
import { getInstallationState } from '#features/accounts/installation-state.ts'
import { signInLimits } from '#features/accounts/sign-in-limit.ts'
import { words } from '#messages/words.ts'
import type { Locale } from '#server/context.ts'
import { ownPath } from '#server/own-path.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { Button } from '#ui/button.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PlainShell } from '#ui/shell.tsx'
import { LanguageForm } from '../../language-form.tsx'
import { readTyped } from '../../session/typed.ts'

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string; wait?: string | string[]; next?: string | string[] }>
}) {
  const { problem, wait, next } = await searchParams
  const goal = ownPath(typeof next === 'string' ? next : null)
  if (await findSignedIn()) redirect(goal as never) // typedRoutes knows no computed address
  const context = await currentContext()
  const { isSetUp, isDemo } = await context.read(getInstallationState)
  if (!isSetUp) redirect('/setup')
  const { typed } = await readTyped('sign-in')
  const t = words(context.request.locale, 'office')
  const shell = words(context.request.locale, 'shell')
  return (
    <PlainShell
      title={t('signInTitle')}
      brand={{ href: '/', label: shell('brand') }}
      skipLabel={shell('skip')}
      language={
        <LanguageForm
          locale={context.request.locale}
          back={goal === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(goal)}`}
        />
      }
    >
      <PageHead title={t('signInTitle')} />
      {problem ? (
        <NoticeBar kind="bad">
          <Problem locale={context.request.locale} problem={problem} wait={wait} />
        </NoticeBar>
      ) : null}
      <Form action="/session/sign-in" method="post">
        <input type="hidden" name="next" value={goal} />
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={typed.email}
          required
        />
        <TextInput name="password" type="password" label={t('password')} autoComplete="current-password" required />
        <Button variant="primary">{t('signIn')}</Button>
      </Form>
      <p className="t14 ink2">{t('forgotten')}</p>
      {isDemo ? <p className="t14 ink2">{t('demoHint')}</p> : null}
    </PlainShell>
  )
}

/** Why nobody was let in: too many tries (for how long), a crowd, trouble of ours, or simply the wrong words. */
function Problem({ locale, problem, wait }: { locale: Locale; problem: string; wait: string | string[] | undefined }) {
  const people = words(locale, 'people')
  if (problem === 'busy') return people('busySignIn')
  if (problem === 'tries') return people('triesSignIn', { minutes: Math.min(Number(wait) || 1, signInLimits.minutes) })
  return words(locale, 'office')(problem === 'unavailable' ? 'unavailable' : 'wrong')
}
