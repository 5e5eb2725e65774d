import { publishAction } from '#features/distributions/actions.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'

/** A draft waits for one press; what it does stands on the button. */
export function PublishForm({
  office: { t, shell },
  distributionId,
}: {
  office: Pick<Office, 't' | 'shell'>
  distributionId: string
}) {
  return (
    <form action={publishAction}>
      <input type="hidden" name="distributionId" value={distributionId} />
      <input type="hidden" name="back" value={`/distributions/${distributionId}`} />
      <NoticeBar
        kind="info"
        live={false}
        action={
          <SubmitButton variant="primary" busyLabel={shell('busy')}>
            {t('publish')}
          </SubmitButton>
        }
      >
        {t('publishText')}
      </NoticeBar>
    </form>
  )
}
