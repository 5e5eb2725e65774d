/** What may come in at the door of the trail: days in any era or western form, `to` included. */
import { z } from 'zod'
import { id, typedDateOrNone } from '#core/input.ts'
import { isPlainText } from '#core/text/plain-text.ts'

const words = z.string().max(200).refine(isPlainText, 'control-characters').optional() // not trimmed: what was typed is searched for

export const auditFilter = {
  q: words,
  actor: words,
  organizationId: id.optional(),
  objectId: words,
  from: typedDateOrNone,
  to: typedDateOrNone,
  event: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{1,60})?$/)
    .optional(),
  outcome: z.enum(['done', 'refused']).optional(),
}
/** The first day is not after the last. */
export function inOrder(filter: { from?: string | undefined; to?: string | undefined }): boolean {
  return !filter.from || !filter.to || filter.from <= filter.to
}
export const notInOrder = { path: ['to'], message: 'range-reversed' }

/** `qEvents`: the events that the words of `q` name in the reader's language. */
export const exportInput = z
  .strictObject({ ...auditFilter, qEvents: z.array(z.string().max(100)).max(500).default([]) })
  .refine(inOrder, notInOrder)
