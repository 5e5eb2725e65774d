import { words } from '#messages/words.ts'
import { requestOf } from '#server/request.ts'
import { findSignedIn } from '#server/session.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { PlainShell } from '#ui/shell.tsx'

export default async function NotFound() {
  const { locale } = await requestOf((await findSignedIn())?.locale)
  const t = words(locale, 'shell')
  return (
    <PlainShell title={t('notFoundTitle')} brand={{ href: '/', label: t('brand') }} skipLabel={t('skip')}>
      <EmptyState
        title={t('notFoundTitle')}
        level={2}
        actions={
          <ButtonLink href="/" variant="primary">
            {t('toHome')}
          </ButtonLink>
        }
      >
        {t('notFoundText')}
      </EmptyState>
    </PlainShell>
  )
}
