import { loadDeliveries } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { answerFacts, decideAll, recordAnswers as recordAll } from '../recording.ts'
import { answersOnBehalfInput } from '../schema.ts'

/** 電話・FAXの回答を記録 for a selection: what several recipients said, written down once. All or none. */
export const recordAnswers = defineCommand({
  name: 'recordAnswers',
  input: answersOnBehalfInput,
  load: (reader, input) => loadDeliveries(reader, input.deliveryIds),
  permit: (reader, deliveries) => decideAll(reader, 'delivery.answer-on-behalf', deliveries),
  run: async (reader, deliveries, { deliveryIds: _ids, medium, person, ...said }) => {
    const words = { ...said, onBehalf: { medium, person } }
    const receipts = await recordAll(reader, deliveries, words)
    return { result: receipts, facts: answerFacts(deliveries, words, receipts) }
  },
})
