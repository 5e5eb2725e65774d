import { redirect } from 'next/navigation'
import { installationState } from '#features/accounts/installation-state.ts'
import { words } from '#messages/words.ts'
import { currentContext, findSignedIn } from '#server/session.ts'
import { Button } from '#ui/button.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PlainShell } from '#ui/shell.tsx'
import { LanguageForm } from '../../language-form.tsx'

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  if (await findSignedIn()) redirect('/')
  const context = await currentContext()
  const { isSetUp, isDemo } = await context.read(installationState)
  if (!isSetUp) redirect('/setup')
  const { problem } = await searchParams
  const t = words(context.request.locale, 'office')
  const shell = words(context.request.locale, 'shell')
  return (
    <PlainShell
      title={t('signInTitle')}
      brand={{ href: '/', label: shell('brand') }}
      skipLabel={shell('skip')}
      language={<LanguageForm locale={context.request.locale} back="/sign-in" />}
    >
      <PageHead title={t('signInTitle')} />
      {problem ? <NoticeBar kind="bad">{t(problem === 'unavailable' ? 'unavailable' : 'wrong')}</NoticeBar> : null}
      <Form action="/session/sign-in" method="post">
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required />
        <TextInput name="password" type="password" label={t('password')} autoComplete="current-password" required />
        <Button variant="primary">{t('signIn')}</Button>
      </Form>
      {isDemo ? <p className="t14 ink2">{t('demoHint')}</p> : null}
    </PlainShell>
  )
}
