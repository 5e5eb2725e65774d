/** What may come in at the door of the answer commands. */
import { z } from 'zod'
import { id, typedDate } from '#core/input.ts'
import { note } from '#features/distributions/schema.ts'
import { answerKinds, means, media } from './answer.ts'

export const answerInput = z.strictObject({
  deliveryId: id,
  kind: z.enum(answerKinds),
  on: typedDate.optional(),
  note: note.optional(),
  means: z.array(z.enum(means)).max(10).optional(),
  reached: z.number().int().min(0).max(10_000_000).optional(),
  onBehalf: z.strictObject({ medium: z.enum(media), person: note.min(1).max(100) }).optional(),
})

/** The same answer came from several: one call, one list, one note. */
export const answersOnBehalfInput = answerInput
  .omit({ deliveryId: true, onBehalf: true })
  .extend({ deliveryIds: z.array(id).min(1).max(2000), medium: z.enum(media), person: note.min(1).max(100) })

export const undoInput = z.strictObject({ deliveryId: id, reason: note.optional() })
export const receiptsInput = z.strictObject({ deliveryIds: z.array(id).min(1).max(200) })
export const strikeInput = z.strictObject({ deliveryId: id, reason: note.min(1) })
export const settleQuestionInput = z.strictObject({ deliveryId: id, note: note.min(1) })
export const closeInput = z.strictObject({ deliveryId: id, reason: note.min(1) })
