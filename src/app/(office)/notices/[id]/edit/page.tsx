import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { editNoticeAction } from '#features/notices/actions.ts'
import { issuerSymbols } from '#features/notices/issuer-symbols.ts'
import { readLetter } from '#features/notices/letter.ts'
import { letterText } from '#features/notices/letter-text.ts'
import { kinds } from '#features/notices/notice.ts'
import { getNotice } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { numberOr } from '../../../delivery-words.tsx'
import { Frame } from '../../../frame.tsx'
import { office, readOrNotFound } from '../../../office.ts'
import { formWords } from '../../form-words.ts'
import { NoticeForm } from '../../notice-form.tsx'

/** A draft is corrected here; for a letter that was sent, the way is a new version. */
export default async function EditNoticePage({ params }: { params: Promise<{ id: string }> }) {
  const desk = await office()
  const { id } = await params
  if (!isUuid(id)) notFound()
  const { notice, letter, today } = await readOrNotFound(desk.context, async (reader) => ({
    notice: await getNotice(reader, id),
    letter: await readLetter(reader, id),
    today: reader.today,
  }))
  const mayEdit = notice.isDraft && !notice.withdrawnAt
  if (mayEdit && !can(desk.context.actor, 'notice.edit-draft', notice.relation)) notFound()
  const { t, shell } = desk
  const say = words(desk.locale, 'notice')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices">
      <PageHead
        crumbs={[
          { label: t('noticesTitle'), href: '/notices' },
          {
            label: [numberOr(desk, notice.documentNumbers, notice.kind), notice.subject].join(' '),
            href: `/notices/${id}`,
          },
        ]}
        crumbsLabel={shell('crumbs')}
        title={say('editTitle')}
      />
      {mayEdit ? (
        <NoticeForm
          action={editNoticeAction}
          words={formWords(desk)}
          kinds={kinds}
          today={today}
          symbols={issuerSymbols()}
          letter={{ id, revision: String(notice.revision), lines: letterText(letter) }}
        >
          <SubmitButton variant="primary" busyLabel={shell('busy')}>
            {say('save')}
          </SubmitButton>
          <ButtonLink variant="quiet" href={`/notices/${id}`}>
            {say('cancelEdit')}
          </ButtonLink>
        </NoticeForm>
      ) : (
        <EmptyState
          title={notice.withdrawnAt ? say('withdrawnBar') : say('publishedTitle')}
          actions={
            <ButtonLink href={`/notices/${id}#new-version`}>
              {notice.withdrawnAt ? t('noticesTitle') : say('toVersion')}
            </ButtonLink>
          }
        >
          {notice.withdrawnAt ? null : say('publishedText')}
        </EmptyState>
      )}
    </Frame>
  )
}
