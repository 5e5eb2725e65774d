import { redirect } from 'next/navigation'
import { getInstallationState } from '#features/accounts/installation-state.ts'
import { listSetupOrganizations } from '#features/organizations/queries.ts'
import { sentenceOf, titleOf, words } from '#messages/words.ts'
import { currentContext } from '#server/session.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, Select, TextInput } from '#ui/field.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PlainShell } from '#ui/shell.tsx'
import { LanguageForm } from '../../language-form.tsx'
import { readTyped } from '../../session/typed.ts'

/** First start: the code from the terminal, the organization, the first administrator. */
export default async function SetupPage() {
  const context = await currentContext()
  const view = await context.read(async (reader) => ({
    ...(await getInstallationState(reader)),
    organizations: await listSetupOrganizations(reader),
  }))
  if (view.isSetUp) redirect('/sign-in')
  const { typed, code, fields } = await readTyped('setup')
  const { locale } = context.request
  const t = words(locale, 'office')
  const shell = words(locale, 'shell')
  const errors = fields.map((one) => ({ field: one.field, message: sentenceOf(locale, one) }))
  const error = (name: string) => {
    const found = errors.find((one) => one.field === name)
    return found ? { error: found.message } : {}
  }
  return (
    <PlainShell
      title={t('setupTitle')}
      brand={{ href: '/setup', label: shell('brand') }}
      skipLabel={shell('skip')}
      language={<LanguageForm locale={locale} back="/setup" />}
    >
      <PageHead title={t('setupTitle')} sub={t('setupText')} />
      <ErrorSummary title={titleOf(locale, 'invalid')} errors={errors} />
      {code && errors.length === 0 ? <NoticeBar kind="bad">{titleOf(locale, code)}</NoticeBar> : null}
      <Form action="/session/setup" method="post">
        <TextInput
          name="code"
          label={t('setupCode')}
          autoComplete="off"
          defaultValue={typed.code}
          required
          {...error('code')}
        />
        <Select
          name="organizationCode"
          label={t('organizationCode')}
          blank={shell('choose')}
          defaultValue={typed.organizationCode ?? ''}
          required
          options={view.organizations.map((one) => ({ value: one.code, label: one.name }))}
          lang="ja"
          {...error('organizationCode')}
        />
        <TextInput
          name="name"
          label={t('name')}
          autoComplete="name"
          defaultValue={typed.name}
          required
          {...error('name')}
        />
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={typed.email}
          required
          {...error('email')}
        />
        <TextInput
          name="password"
          type="password"
          label={t('password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          required
          minLength={12}
          {...error('password')}
        />
        <Button variant="primary">{t('setUp')}</Button>
      </Form>
    </PlainShell>
  )
}
