import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { can } from '#core/policy/policy.ts'
import { withdrawAction } from '#features/distributions/actions.ts'
import { composeDraft } from '#features/distributions/composition-start.ts'
import { draftedLines } from '#features/distributions/line-members.ts'
import { detailOf } from '#features/distributions/queries.ts'
import { findDistribution } from '#features/distributions/relation.ts'
import { noticeDetail, noticeParts } from '#features/notices/queries.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { PageHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { numberOr } from '../../../delivery-words.tsx'
import { Frame } from '../../../frame.tsx'
import { officePage } from '../../../office.ts'
import { ComposeForm } from '../../new/compose-form.tsx'
import { choiceParts, choicesFor, composeWords } from '../../new/compose-page.tsx'

/** A draft is edited in the form in which it was made; what was published is not. */
export default async function EditDistributionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { view, ...desk } = await officePage((reader) => readDraft(reader, id))
  const { draft, notice, start, choices } = view
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

async function readDraft(reader: Reader, id: string) {
  const known = await findDistribution(reader, found(isUuid(id) ? id : null))
  const { detail, lines, ...read } = await runTogether(reader, {
    detail: detailOf(reader, known),
    lines: draftedLines(reader, id),
    ...noticeParts(reader, known.noticeId),
    ...choiceParts(reader),
  })
  const notice = noticeDetail(reader, read)
  found(detail.state === 'draft' && can(reader.actor, 'distribution.edit-draft', detail.relation) ? detail : null)
  return {
    draft: detail,
    notice,
    start: composeDraft(detail, lines),
    choices: choicesFor(reader, notice, read, detail.enclosures),
  }
}
