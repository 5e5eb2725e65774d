/** The first state of the form: proposed from the letter, or as the draft stands. */
import { calendarDate } from '#core/time/calendar-date.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import type { Reader } from '#server/context.ts'
import { linesFor, mostSingleLines } from './composition.ts'
import { type CompositionState, showComposed } from './composition-state.ts'
import { listDraftLines, readAddressees } from './line-members.ts'
import type { DistributionDetail } from './queries.ts'

/** Recipients as the letter names them on its date; those it says were told already in their lane. Nothing else is invented. */
export async function proposeComposition(reader: Reader, notice: NoticeDetail): Promise<CompositionState> {
  const subject = { notice, noticeId: notice.id, distributionId: null }
  const told = await readAddressees(reader, subject, 'separately')
  const named = await readAddressees(reader, subject, 'to')
  const lines = [
    ...linesFor(named.members, { key: 'a', treatment: 'to', channel: null }).filter(
      (line) => !told.members.some((member) => line.key === `o:${member.id}`),
    ),
    ...told.members.map(({ id }) => ({ key: `o:${id}`, treatment: 'separately' as const, channel: null })),
  ]
  const deadline = notice.deadline && calendarDate(notice.deadline) >= reader.today ? notice.deadline : ''
  const forwarded = notice.links.filter((link) => link.isOutgoing && link.relation === 'forwards')
  return showComposed(
    reader,
    { subject, lines, excluded: new Set() },
    {
      unresolved: [...named.unresolved, ...told.unresolved],
      enclosureIds: forwarded.flatMap((link) => link.noticeId ?? []),
      typed: { ask: 'receipt_and_dissemination', dueDateChoice: deadline, contact: notice.contact ?? '' },
    },
  )
}

/** The draft as it stands, for editing. */
export async function composeDraft(
  reader: Reader,
  draft: DistributionDetail,
  notice: NoticeDetail,
): Promise<CompositionState> {
  const subject = { notice, noticeId: notice.id, distributionId: draft.id }
  const lines = await listDraftLines(reader, draft.id, mostSingleLines)
  const usual = lines.find((line) => line.treatment === 'to')?.channel ?? 'lgwan'
  return showComposed(
    reader,
    { subject, lines, excluded: new Set() },
    {
      unresolved: [],
      enclosureIds: draft.enclosures.map((one) => one.id),
      typed: {
        ask: draft.ask,
        receiptDueDate: draft.receiptDueDate ?? '',
        dueDate: draft.dueDate ?? '',
        urgency: draft.urgency,
        contact: draft.contact ?? '',
        channel: usual,
      },
    },
  )
}

/** More recipients for what was published: an empty list. */
export function composeAddition(
  reader: Reader,
  distributionId: string,
  notice: NoticeDetail,
): Promise<CompositionState> {
  const subject = { notice, noticeId: notice.id, distributionId }
  return showComposed(
    reader,
    { subject, lines: [], excluded: new Set() },
    { unresolved: [], enclosureIds: [], typed: { channel: 'lgwan' } },
  )
}
