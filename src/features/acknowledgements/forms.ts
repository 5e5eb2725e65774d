/** Form fields of the answers → the commands' input, and where to go afterwards. */
import { donePage, filled, typedDay } from '#server/form-fields.ts'
import type { Receipt } from './recording.ts'

export function readAnswer(form: FormData): Record<string, unknown> {
  const reached = filled(form, 'reached')?.normalize('NFKC').replace(/[,，]/g, '')
  const means = form.getAll('means').filter((one) => typeof one === 'string')
  const medium = filled(form, 'medium')
  return {
    deliveryId: filled(form, 'deliveryId') ?? '',
    kind: filled(form, 'kind') ?? '',
    ...(typedDay(form, 'on') ? { on: typedDay(form, 'on') } : {}),
    ...(filled(form, 'note') ? { note: filled(form, 'note') } : {}),
    ...(means.length > 0 ? { means } : {}),
    ...(reached ? { reached: /^\d+$/.test(reached) ? Number(reached) : Number.NaN } : {}),
    ...(medium ? { onBehalf: { medium, person: filled(form, 'person') ?? '' } } : {}),
  }
}

/** One answer for the selected rows. */
export function readAnswers(form: FormData): unknown {
  const { deliveryId: _one, onBehalf: _behalf, ...said } = readAnswer(form)
  return {
    ...said,
    deliveryIds: form.getAll('deliveryIds'),
    medium: filled(form, 'medium') ?? '',
    person: filled(form, 'person') ?? '',
  }
}

export function readReceipts(form: FormData): unknown {
  return { deliveryIds: form.getAll('deliveryIds') }
}

export function readReason(form: FormData): unknown {
  return { deliveryId: filled(form, 'deliveryId') ?? '', reason: filled(form, 'reason') ?? '' }
}

export function readUndo(form: FormData): unknown {
  return { deliveryId: filled(form, 'deliveryId') ?? '' }
}

export function readSettling(form: FormData): unknown {
  return { deliveryId: filled(form, 'deliveryId') ?? '', note: filled(form, 'note') ?? '' }
}

export function afterAnswer(receipt: Receipt, form: FormData): string {
  const told = { receipt: receipt.receiptNumber, of: receipt.deliveryId }
  return donePage(form, filled(form, 'medium') ? { ...told, done: 'answered' } : told)
}

export function afterReceipts(confirmed: Receipt[], form: FormData): string {
  return donePage(form, { receipt: confirmed[0]?.receiptNumber ?? '', count: confirmed.length })
}

export function afterRecording(recorded: Receipt[], form: FormData): string {
  return donePage(form, { done: 'answered', receipt: recorded[0]?.receiptNumber ?? '', count: recorded.length })
}

/** Back to the page, which says what was done. */
export function afterCorrection(done: 'struck' | 'closed' | 'settled' | 'undone') {
  return (_result: unknown, form: FormData): string => donePage(form, { done })
}
