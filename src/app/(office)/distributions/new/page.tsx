import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { proposeComposition } from '#features/distributions/composition-start.ts'
import { getNotice } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { ComposeForm } from './compose-form.tsx'
import { composeWords, readChoices } from './compose-page.tsx'

/** Recipients are proposed as the letter names them, as of its day; the usual answer days are a press away. */
export default async function NewDistributionPage({ searchParams }: { searchParams: Promise<{ noticeId?: string }> }) {
  const desk = await office()
  const { noticeId } = await searchParams
  if (!noticeId || !isUuid(noticeId) || !can(desk.context.actor, 'distribution.draft', 'own')) notFound()
  const { notice, start, choices } = await readOrNotFound(desk.context, async (reader) => {
    const notice = await getNotice(reader, noticeId)
    return {
      notice,
      start: await proposeComposition(reader, notice),
      choices: await readChoices(reader, notice, desk.locale),
    }
  })
  if (notice.relation !== 'own' || notice.withdrawnAt) notFound()
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions">
      <PageHead
        crumbs={[
          { label: desk.t('distributionsTitle'), href: '/distributions' },
          { label: words(desk.locale, 'distribution')('crumbNew') },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, notice.documentNumbers, notice.kind)}
        title={notice.subject}
      />
      <ComposeForm start={start} words={composeWords(desk.locale)} choices={choices} noticeId={notice.id} />
    </Frame>
  )
}
