/** What may come in at the door of the trail: days in any era or western form, `to` included. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { isPlainText } from '#core/text/plain-text.ts'
import { parseDate } from '#core/time/parse-date.ts'

const text = z.string().max(200).refine(isPlainText, 'control-characters').optional()
const day = z
  .string()
  .max(40)
  .meta({ format: 'date' })
  .transform((typed, context) => {
    if (typed.trim() === '') return undefined
    const parsed = parseDate(typed)
    if (parsed.ok) return parsed.date
    context.addIssue({ code: 'custom', message: parsed.reason })
    return z.NEVER
  })
  .optional()

export const auditFilter = {
  q: text,
  actor: text,
  organizationId: z.string().refine(isUuid, 'form').optional(),
  objectId: text,
  from: day,
  to: day,
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
