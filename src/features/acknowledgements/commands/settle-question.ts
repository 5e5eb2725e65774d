import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne, lockLiving } from '../correcting.ts'
import { settleQuestionInput } from '../schema.ts'

/** The issuer answers an open question: the clock runs again. */
export const settleQuestion = defineCommand({
  name: 'settleQuestion',
  input: settleQuestionInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.close', delivery.relation),
  run: async (reader, delivery, input) => {
    const locked = await lockLiving(reader, delivery)
    if (locked.status !== 'question') throw new AppError('not-now', [{ field: '', code: 'no-question' }])
    const event = 'delivery.question-answered'
    return appendOne(reader, delivery, locked, { kind: 'question_answered', note: input.note, event })
  },
})
