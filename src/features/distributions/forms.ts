/** Form fields of a distribution → the commands' input. */

const filled = (form: FormData, name: string): string | undefined => {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function readDraft(form: FormData): unknown {
  const separately = form.getAll('separately').map(String)
  const to = form
    .getAll('to')
    .map(String)
    .filter((one) => !separately.includes(one))
  const channel = filled(form, 'channel') ?? 'lgwan'
  const receiptDueDate = filled(form, 'receiptDueDate') ?? filled(form, 'receiptDueDateChoice')
  const dueDate = filled(form, 'dueDate') ?? filled(form, 'dueDateChoice')
  return {
    noticeId: filled(form, 'noticeId') ?? '',
    enclosureIds: form.getAll('enclosureIds'),
    ask: filled(form, 'ask') ?? '',
    ...(receiptDueDate ? { receiptDueDate } : {}),
    ...(dueDate ? { dueDate } : {}),
    ...(filled(form, 'contact') ? { contact: filled(form, 'contact') } : {}),
    recipients: [
      ...to.map((organizationId) => ({ organizationId, role: 'to', channel })),
      ...separately.map((organizationId) => ({
        organizationId,
        role: 'to',
        channel: 'association',
        askedSeparately: true,
      })),
    ],
  }
}

export function readPublishing(form: FormData): unknown {
  return { distributionId: filled(form, 'distributionId') ?? '' }
}

/** Chosen rows, or all that have not been told when none is chosen. */
export function readNotified(form: FormData): unknown {
  const chosen = form.getAll('deliveryIds')
  const on = filled(form, 'on') ?? filled(form, 'onChoice')
  return {
    distributionId: filled(form, 'distributionId') ?? '',
    deliveryIds: chosen.length > 0 ? chosen : 'all',
    channel: filled(form, 'channel') ?? '',
    ...(on ? { on } : {}),
    ...(filled(form, 'note') ? { note: filled(form, 'note') } : {}),
  }
}

export function readWithdrawal(form: FormData): unknown {
  return { distributionId: filled(form, 'distributionId') ?? '', reason: filled(form, 'reason') ?? '' }
}

export function distributionPage(form: FormData, notice: string): string {
  return `/distributions/${encodeURIComponent(filled(form, 'distributionId') ?? '')}?done=${notice}`
}

export function readBounce(form: FormData): unknown {
  return {
    distributionId: filled(form, 'distributionId') ?? '',
    deliveryIds: form.getAll('deliveryIds'),
    ...(filled(form, 'note') ? { note: filled(form, 'note') } : {}),
  }
}

/** The page the form stood on; only addresses of our own. */
export function pageOfForm(form: FormData): string {
  const page = filled(form, 'back') ?? '/'
  return /^\/(?![/\\])/.test(page) ? page : '/'
}
