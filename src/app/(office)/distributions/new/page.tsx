import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { proposeComposition } from '#features/distributions/composition-start.ts'
import { noticeDetail, noticeParts } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { officePage } from '../../office.ts'
import { ComposeForm } from './compose-form.tsx'
import { choiceParts, choicesFor, composeWords } from './compose-page.tsx'

/** Recipients are proposed as the letter names them, as of its day; the usual answer days are a press away. */
export default async function NewDistributionPage({ searchParams }: { searchParams: Promise<{ noticeId?: string }> }) {
  const { noticeId } = await searchParams
  const { view, ...desk } = await officePage((reader) => readProposal(reader, noticeId))
  const { notice, start, choices } = view
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

async function readProposal(reader: Reader, noticeId: string | undefined) {
  const id = found(noticeId !== undefined && isUuid(noticeId) ? noticeId : null)
  enforce(decide(reader.actor, 'distribution.draft', 'own'))
  const read = await runTogether(reader, { ...noticeParts(reader, id), ...choiceParts(reader) })
  const notice = noticeDetail(reader, read)
  found(notice.relation === 'own' && !notice.withdrawnAt ? notice : null)
  return { notice, start: await proposeComposition(reader, notice), choices: choicesFor(reader, notice, read) }
}
