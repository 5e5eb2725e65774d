import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { loadDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne, assertLiving } from '../correcting.ts'
import { settleQuestionInput } from '../schema.ts'

/** The issuer answers an open question: the clock runs again. */
export const settleQuestion = defineCommand({
  name: 'settleQuestion',
  input: settleQuestionInput,
  load: (reader, input) => loadDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.close', delivery.relation),
  run: (reader, delivery, input) => {
    assertLiving(delivery)
    if (delivery.status !== 'question') throw new AppError('not-now', [{ field: '', code: 'no-question' }])
    const event = 'delivery.question-answered'
    return appendOne(reader, delivery, { kind: 'question_answered', note: input.note, event })
  },
})
