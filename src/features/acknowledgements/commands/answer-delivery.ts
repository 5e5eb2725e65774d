import { found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { loadDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { answerFacts, recordAnswers } from '../recording.ts'
import { answerInput } from '../schema.ts'

/** One press: the recipient answers for itself, or the issuer's officer records what came by telephone or fax. */
export const answerDelivery = defineCommand({
  name: 'answerDelivery',
  input: answerInput,
  load: (reader, input) => loadDelivery(reader, input.deliveryId),
  permit: (reader, delivery, input) =>
    decide(reader.actor, input.onBehalf ? 'delivery.answer-on-behalf' : 'delivery.answer', delivery.relation),
  run: async (reader, delivery, { deliveryId: _id, ...words }) => {
    const receipts = await recordAnswers(reader, [delivery], words)
    return { result: found(receipts[0]), facts: answerFacts([delivery], words, receipts) }
  },
})
