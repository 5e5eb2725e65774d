import { words } from '#messages/words.ts'
import { requestOf } from '#server/request.ts'
import { findSignedIn } from '#server/session.ts'
import { ButtonLink } from '#ui/button.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PlainShell } from '#ui/shell.tsx'

export default async function NotFound() {
  const { locale } = await requestOf((await findSignedIn())?.locale)
  const t = words(locale, 'shell')
  return (
    <PlainShell title={t('notFoundTitle')} brand={{ href: '/', label: t('brand') }} skipLabel={t('skip')}>
      <PageHead title={t('notFoundTitle')} />
      <p>{t('notFoundText')}</p>
      <p className="acts">
        <ButtonLink href="/" variant="primary">
          {t('toHome')}
        </ButtonLink>
        <ButtonLink href="/notices">{t('toNotices')}</ButtonLink>
      </p>
    </PlainShell>
  )
}
