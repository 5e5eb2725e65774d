import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { withdrawAction } from '#features/distributions/actions.ts'
import { composeDraft } from '#features/distributions/composition-start.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { getNotice } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import { PageHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { numberOr } from '../../../delivery-words.tsx'
import { Frame } from '../../../frame.tsx'
import { office, readOrNotFound } from '../../../office.ts'
import { ComposeForm } from '../../new/compose-form.tsx'
import { composeWords, readChoices } from '../../new/compose-page.tsx'

/** A draft is edited in the form in which it was made; what was published is not. */
export default async function EditDistributionPage({ params }: { params: Promise<{ id: string }> }) {
  const desk = await office()
  const { id } = await params
  if (!isUuid(id)) notFound()
  const { draft, notice, start, choices } = await readOrNotFound(desk.context, async (reader) => {
    const draft = await getDistribution(reader, id)
    const notice = await getNotice(reader, draft.noticeId)
    return {
      draft,
      notice,
      start: await composeDraft(reader, draft, notice),
      choices: await readChoices(reader, notice, desk.locale, draft.enclosures),
    }
  })
  if (draft.state !== 'draft' || !can(desk.context.actor, 'distribution.edit-draft', draft.relation)) notFound()
  const t = words(desk.locale, 'distribution')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions">
      <PageHead
        crumbs={[
          { label: desk.t('distributionsTitle'), href: '/distributions' },
          { label: t('crumbEdit'), href: `/distributions/${id}` },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, notice.documentNumbers, notice.kind)}
        title={notice.subject}
      />
      <ComposeForm
        key={draft.revision}
        start={start}
        words={composeWords(desk.locale)}
        choices={choices}
        noticeId={notice.id}
        draft={{ id, revision: draft.revision }}
      />
      <form action={withdrawAction}>
        <input type="hidden" name="distributionId" value={id} />
        <input type="hidden" name="back" value={`/distributions/${id}/edit`} />
        <SubmitButton variant="quiet" busyLabel={desk.shell('busy')}>
          {t('discard')}
        </SubmitButton>
        <p className="hint">{t('discardText')}</p>
      </form>
    </Frame>
  )
}
