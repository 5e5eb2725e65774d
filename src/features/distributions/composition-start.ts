/** The first state of the form: proposed from the letter, or as the draft stands. */
import { calendarDate } from '#core/time/calendar-date.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import type { Reader } from '#server/context.ts'
import { type FilledLine, type Line, linesFor, singles } from './composition.ts'
import { type CompositionState, startWith } from './composition-state.ts'
import { type Meant, readAddressees } from './line-members.ts'
import type { DistributionDetail } from './queries.ts'

/** Recipients as the letter names them on its date; those it says were told already in their lane. Nothing else is invented. */
export async function proposeComposition(reader: Reader, notice: NoticeDetail): Promise<CompositionState> {
  const { named, told } = await readAddressees(reader, notice)
  const isTold = new Set(told.members.map(({ id }) => `o:${id}`))
  const lines = [
    ...linesFor(named.members, { key: 'a', treatment: 'to', channel: null }).filter((line) => !isTold.has(line.key)),
    ...singles(told.members, { key: '', treatment: 'separately', channel: null }),
  ]
  const deadline = notice.deadline && calendarDate(notice.deadline) >= reader.today ? notice.deadline : ''
  const forwarded = notice.links.filter((link) => link.isOutgoing && link.relation === 'forwards')
  return startWith(filledBy(lines, named, told), {
    unresolved: [...named.unresolved, ...told.unresolved],
    enclosureIds: forwarded.flatMap((link) => link.noticeId ?? []),
    typed: { ask: 'receipt_and_dissemination', dueDateChoice: deadline, contact: notice.contact ?? '' },
  })
}

/** Who stands behind the lines is known already: the addressees were just read. */
function filledBy(lines: readonly Line[], named: Meant, told: Meant): FilledLine[] {
  const known = new Map([...named.members, ...told.members].map((one) => [`o:${one.id}`, one]))
  return lines.map((line) => {
    const one = known.get(line.key)
    return { ...line, title: one?.name ?? '', members: one ? [one] : named.members }
  })
}

/** The draft as it stands, for editing. @param lines those of the draft */
export function composeDraft(draft: DistributionDetail, lines: readonly FilledLine[]): CompositionState {
  const usual = lines.find((line) => line.treatment === 'to')?.channel ?? 'lgwan'
  return startWith(lines, {
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
  })
}

/** More recipients for what was published: an empty list. */
export function composeAddition(): CompositionState {
  return startWith([], { unresolved: [], enclosureIds: [], typed: { channel: 'lgwan' } })
}
