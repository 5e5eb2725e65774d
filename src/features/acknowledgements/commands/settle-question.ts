import { decide } from '#core/policy/policy.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne } from '../correcting.ts'
import { settleQuestionInput } from '../schema.ts'

/** The issuer answers an open question: the clock runs again. */
export const settleQuestion = defineCommand({
  name: 'settleQuestion',
  input: settleQuestionInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.close', delivery.relation),
  run: (reader, delivery, input) =>
    appendOne(reader, delivery, { kind: 'question_answered', note: input.note }, 'delivery.question-answered'),
})
