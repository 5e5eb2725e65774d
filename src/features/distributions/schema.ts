/** What may come in at the door of the distribution commands. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { isPlainText } from '#core/text/plain-text.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { channels, urgencies } from './distribution.ts'
import { asks, deliveryRoles } from './standing.ts'

export const id = z.string().refine(isUuid, 'form')
export const note = z.string().trim().max(1000).refine(isPlainText, 'control-characters')

/** A day typed in any era or western form. */
export const typedDate = z
  .string()
  .max(40)
  .transform((text, context): CalendarDate => {
    const parsed = parseDate(text)
    if (parsed.ok) return parsed.date
    context.addIssue({ code: 'custom', message: parsed.reason })
    return z.NEVER
  })

const recipient = z
  .strictObject({
    organizationId: id.optional(),
    groupId: id.optional(),
    role: z.enum(deliveryRoles).default('to'),
    channel: z.enum(channels).default('lgwan'),
    askedSeparately: z.boolean().default(false),
  })
  .refine((one) => (one.organizationId === undefined) !== (one.groupId === undefined), 'unknown-organization')

export const draftInput = z.strictObject({
  noticeId: id,
  enclosureIds: z.array(id).max(50).default([]),
  ask: z.enum(asks),
  receiptDueDate: typedDate.nullish(),
  dueDate: typedDate.nullish(),
  urgency: z.enum(urgencies).default('normal'),
  contact: note.optional(),
  recipients: z.array(recipient).max(5000).default([]),
  sourceDeliveryId: id.nullish(),
})

export const publishInput = z.strictObject({ distributionId: id })

export const notifyInput = z.strictObject({
  distributionId: id,
  deliveryIds: z.union([z.literal('all'), z.array(id).min(1).max(5000)]),
  channel: z.enum(channels),
  on: typedDate.optional(),
  note: note.optional(),
})

export const withdrawInput = z.strictObject({ distributionId: id, reason: note.min(1) })
export const recipientsInput = z.strictObject({ distributionId: id, recipients: z.array(recipient).min(1).max(5000) })
export const deadlineInput = z.strictObject({
  distributionId: id,
  receiptDueDate: typedDate.nullish(),
  dueDate: typedDate.nullish(),
})
export const bounceInput = z.strictObject({
  distributionId: id,
  deliveryIds: z.array(id).min(1).max(5000),
  on: typedDate.optional(),
  note: note.optional(),
})
