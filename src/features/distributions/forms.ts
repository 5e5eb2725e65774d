/** Form fields of a distribution → the commands' input. */
import { parseDate } from '#core/time/parse-date.ts'
import { filled, typedDay } from '#server/form-fields.ts'

type DueDates = Record<'receiptDueDate' | 'dueDate', string | undefined>

/** The answer to the question about a closed day; it counts only while that day still stands in the field. */
function closedChoice(form: FormData, name: string): string | undefined {
  const parsed = parseDate(typedDay(form, name) ?? '')
  return parsed.ok && parsed.date === filled(form, `${name}Asked`) ? filled(form, `${name}Closed`) : undefined
}

/** The due dates as typed: the choice about a closed day first, then the free text, then the quick choice. */
export function dueTyped(form: FormData): DueDates {
  const typed = (name: string) => closedChoice(form, name) ?? typedDay(form, name)
  return { receiptDueDate: typed('receiptDueDate'), dueDate: typed('dueDate') }
}

/** Closed days that the officer has looked at and wants as they are. */
export function confirmedDays(form: FormData): DueDates {
  return { receiptDueDate: closedChoice(form, 'receiptDueDate'), dueDate: closedChoice(form, 'dueDate') }
}

/** Everything but the recipients. */
export function readTerms(form: FormData) {
  const due = dueTyped(form)
  const revision = filled(form, 'revision')
  return {
    distributionId: filled(form, 'distributionId'),
    noticeId: filled(form, 'noticeId') ?? '',
    sourceDeliveryId: filled(form, 'sourceDeliveryId'),
    ...(revision ? { revision: Number(revision) } : {}),
    enclosureIds: form.getAll('enclosureIds').map(String),
    ask: filled(form, 'ask') ?? '',
    receiptDueDate: due.receiptDueDate ?? null,
    dueDate: due.dueDate ?? null,
    urgency: filled(form, 'urgency') ?? 'normal',
    contact: filled(form, 'contact') ?? null,
  }
}

export function readPublishing(form: FormData): unknown {
  return { distributionId: filled(form, 'distributionId') ?? '' }
}

/** Marks made in error, of the chosen rows. */
export function readUnmarked(form: FormData): unknown {
  const reason = filled(form, 'reason')
  return {
    distributionId: filled(form, 'distributionId') ?? '',
    deliveryIds: form.getAll('deliveryIds'),
    ...(reason ? { reason } : {}),
  }
}

export function readBounces(form: FormData): unknown {
  const { distributionId, on, note } = readNotified(form)
  return { distributionId, deliveryIds: form.getAll('deliveryIds'), ...(on ? { on } : {}), ...(note ? { note } : {}) }
}

/** An empty field leaves a due date as it is; `none` in its choice removes it. */
export function readDeadline(form: FormData): unknown {
  const due = dueTyped(form)
  const moved = (name: keyof DueDates) =>
    due[name] === undefined ? {} : { [name]: due[name] === 'none' ? null : due[name] }
  const reason = filled(form, 'reason')
  return {
    distributionId: filled(form, 'distributionId') ?? '',
    ...moved('receiptDueDate'),
    ...moved('dueDate'),
    ...(reason ? { reason } : {}),
  }
}

export function readRelay(form: FormData): unknown {
  return { deliveryId: filled(form, 'deliveryId') ?? '', noticeId: filled(form, 'noticeId') ?? null }
}

/** Chosen rows, or all that have not been told when none is chosen. */
export function readNotified(form: FormData): Record<string, unknown> {
  const chosen = form.getAll('deliveryIds')
  const on = typedDay(form, 'on')
  return {
    distributionId: filled(form, 'distributionId') ?? '',
    deliveryIds: chosen.length > 0 ? chosen : 'all',
    channel: filled(form, 'channel') ?? '',
    ...(on ? { on } : {}),
    ...(filled(form, 'note') ? { note: filled(form, 'note') } : {}),
  }
}

export function readWithdrawal(form: FormData): unknown {
  const reason = filled(form, 'reason')
  return { distributionId: filled(form, 'distributionId') ?? '', ...(reason ? { reason } : {}) }
}

export function readNoticeWithdrawal(form: FormData): unknown {
  return { noticeId: filled(form, 'noticeId') ?? '', reason: filled(form, 'reason') ?? '' }
}

export function distributionPage(form: FormData, notice: string): string {
  return `/distributions/${encodeURIComponent(filled(form, 'distributionId') ?? '')}?done=${notice}`
}
