import { publishAction } from '#features/distributions/actions.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'

/** A draft waits for one press; what it does stands on the button. */
export function PublishForm({
  office,
  distributionId,
}: {
  office: Pick<Office, 't' | 'shell' | 'locale'>
  distributionId: string
}) {
  const { t, shell } = office
  const edit = ledgerWords(office)('editDraft')
  return (
    <form action={publishAction}>
      <input type="hidden" name="distributionId" value={distributionId} />
      <input type="hidden" name="back" value={`/distributions/${distributionId}`} />
      <NoticeBar
        kind="info"
        live={false}
        action={
          <ButtonRow>
            <ButtonLink href={`/distributions/${distributionId}/edit`}>{edit}</ButtonLink>
            <SubmitButton variant="primary" busyLabel={shell('busy')}>
              {t('publish')}
            </SubmitButton>
          </ButtonRow>
        }
      >
        {t('publishText')}
      </NoticeBar>
    </form>
  )
}
