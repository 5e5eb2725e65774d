/** What may come in at the door of the distribution commands. */
import { z } from 'zod'
import { id, text, typedDate } from '#core/input.ts'
import { channels, urgencies } from './distribution.ts'
import { asks, deliveryRoles } from './standing.ts'

export const note = text(1000)

const recipient = z
  .strictObject({
    organizationId: id.optional(),
    groupId: id.optional(),
    role: z.enum(deliveryRoles).default('to'),
    channel: z.enum(channels).default('lgwan'),
    askedSeparately: z.boolean().default(false),
  })
  .refine((one) => (one.organizationId === undefined) !== (one.groupId === undefined), 'unknown-organization')

const enclosureIds = z.array(id).max(50)
const recipients = z.array(recipient).max(5000)
const dates = { receiptDueDate: typedDate.nullish(), dueDate: typedDate.nullish() }

export const draftInput = z.strictObject({
  noticeId: id,
  enclosureIds: enclosureIds.default([]),
  ask: z.enum(asks),
  ...dates,
  urgency: z.enum(urgencies).default('normal'),
  contact: note.nullish(),
  recipients: recipients.default([]),
  sourceDeliveryId: id.nullish(),
})

/** What is left out stays as it is; null empties a due date or the contact. */
export const editInput = z.strictObject({
  distributionId: id,
  /** the revision that was on the screen; left out, the last one is meant */
  revision: z.number().int().nullish(),
  enclosureIds: enclosureIds.optional(),
  ask: z.enum(asks).optional(),
  ...dates,
  urgency: z.enum(urgencies).optional(),
  contact: note.nullish(),
  recipients: recipients.optional(),
})

/** Without a letter of one's own the received covering letter goes on as it is. */
export const relayInput = z.strictObject({
  deliveryId: id,
  noticeId: id.nullish(),
  enclosureIds: enclosureIds.optional(),
  ask: z.enum(asks).default('receipt'),
  ...dates,
  urgency: z.enum(urgencies).optional(),
  contact: note.nullish(),
  recipients: recipients.default([]),
})

export const publishInput = z.strictObject({ distributionId: id })

export const notifyInput = z.strictObject({
  distributionId: id,
  deliveryIds: z.union([z.literal('all'), z.array(id).min(1).max(5000)]),
  channel: z.enum(channels),
  on: typedDate.optional(),
  note: note.optional(),
})

export const withdrawInput = z.strictObject({ distributionId: id, reason: note.optional() })
export const recipientsInput = z.strictObject({ distributionId: id, recipients: recipients.min(1) })
export const deadlineInput = z.strictObject({ distributionId: id, ...dates, reason: note.optional() })
export const unmarkInput = z.strictObject({
  distributionId: id,
  deliveryIds: z.array(id).min(1).max(5000),
  reason: note.optional(),
})
export const bounceInput = z.strictObject({
  distributionId: id,
  deliveryIds: z.array(id).min(1).max(5000),
  on: typedDate.optional(),
  note: note.optional(),
})
