import { words } from '#messages/words.ts'
import { requestOf } from '#server/request.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { PlainShell } from '#ui/shell.tsx'

export default async function NotFound() {
  const { locale } = await requestOf()
  const t = words(locale, 'shell')
  return (
    <PlainShell brand={{ href: '/', label: t('brand') }} skipLabel={t('skip')}>
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
