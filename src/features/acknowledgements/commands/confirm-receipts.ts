import { loadDeliveries } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { answerFacts, decideAll, recordAnswers } from '../recording.ts'
import { receiptsInput } from '../schema.ts'

const received = { kind: 'received' } as const

/** 「5件を受領しました」: all or none in one transaction; what was confirmed before keeps its receipt. */
export const confirmReceipts = defineCommand({
  name: 'confirmReceipts',
  input: receiptsInput,
  load: (reader, input) => loadDeliveries(reader, input.deliveryIds),
  permit: (reader, deliveries) => decideAll(reader, 'delivery.answer', deliveries),
  run: async (reader, deliveries) => {
    const receipts = await recordAnswers(reader, deliveries, received)
    return { result: receipts, facts: answerFacts(deliveries, received, receipts) }
  },
})
