import { notFound } from 'next/navigation'
import { isUuid } from '#core/codes/uuid.ts'
import { can } from '#core/policy/policy.ts'
import { composeAddition } from '#features/distributions/composition-start.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { getNotice } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../../delivery-words.tsx'
import { Frame } from '../../../frame.tsx'
import { office, readOrNotFound } from '../../../office.ts'
import { composeWords, readChoices } from '../../new/compose-page.tsx'
import { AdditionForm } from './addition-form.tsx'

/** 宛先を追加: those who come later are chosen in the same list as the first. */
export default async function AddRecipientsPage({ params }: { params: Promise<{ id: string }> }) {
  const desk = await office()
  const { id } = await params
  if (!isUuid(id)) notFound()
  const { distribution, notice, start, choices } = await readOrNotFound(desk.context, async (reader) => {
    const distribution = await getDistribution(reader, id)
    const notice = await getNotice(reader, distribution.noticeId)
    return {
      distribution,
      notice,
      start: await composeAddition(reader, id, notice),
      choices: await readChoices(reader, notice, desk.locale),
    }
  })
  const mayAdd = can(desk.context.actor, 'distribution.add-recipients', distribution.relation)
  if (distribution.state !== 'published' || !mayAdd) notFound()
  const t = words(desk.locale, 'distribution')
  const number = numberOr(desk, notice.documentNumbers, notice.kind)
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions" title={t('addTitle')}>
      <PageHead
        crumbs={[
          { label: desk.t('distributionsTitle'), href: '/distributions' },
          { label: number || notice.subject, href: `/distributions/${id}` },
          { label: t('addTitle') },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={number}
        title={notice.subject}
      />
      <p className="t14 ink2">{t('addSub')}</p>
      <AdditionForm
        start={start}
        words={composeWords(desk.locale)}
        choices={choices}
        noticeId={notice.id}
        distributionId={id}
      />
    </Frame>
  )
}
