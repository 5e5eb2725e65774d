import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { can, decide, enforce } from '#core/policy/policy.ts'
import { composeAddition } from '#features/distributions/composition-start.ts'
import { findDistribution } from '#features/distributions/relation.ts'
import { noticeDetail, noticeParts } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../../delivery-words.tsx'
import { Frame } from '../../../frame.tsx'
import { officePage } from '../../../office.ts'
import { choiceParts, choicesFor, composeWords } from '../../new/compose-page.tsx'
import { AdditionForm } from './addition-form.tsx'

/** 宛先を追加: those who come later are chosen in the same list as the first. */
export default async function AddRecipientsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { view, ...desk } = await officePage((reader) => readPublished(reader, id))
  const { notice, start, choices } = view
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

async function readPublished(reader: Reader, id: string) {
  const known = await findDistribution(reader, found(isUuid(id) ? id : null))
  enforce(decide(reader.actor, 'distribution.read', known.relation))
  found(known.state === 'published' && can(reader.actor, 'distribution.add-recipients', known.relation) ? known : null)
  const read = await runTogether(reader, { ...noticeParts(reader, known.noticeId), ...choiceParts(reader) })
  const notice = noticeDetail(reader, read)
  return { notice, start: composeAddition(), choices: choicesFor(reader, notice, read) }
}
