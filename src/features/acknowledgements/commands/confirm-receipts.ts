import { AppError } from '#core/errors.ts'
import { type Decision, decide } from '#core/policy/policy.ts'
import { appendFacts, lockDeliveries, nextReceiptNumber, termsOf } from '#features/distributions/delivery-facts.ts'
import { findDelivery, type FoundDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { listRecordedAnswers } from '../recorded-answers.ts'
import { receiptsInput } from '../schema.ts'

export interface Confirmed {
  deliveryId: string
  receiptNumber: string
}

/** 「5件を受領しました」: all or none in one transaction; what was confirmed before keeps its receipt. */
export const confirmReceipts = defineCommand({
  name: 'confirmReceipts',
  input: receiptsInput,
  load: async (reader, input) => {
    const deliveries: FoundDelivery[] = []
    for (const id of [...new Set(input.deliveryIds)].sort()) deliveries.push(await findDelivery(reader, id))
    return deliveries
  },
  permit: (reader, deliveries): Decision => {
    const decisions = deliveries.map((delivery) => decide(reader.actor, 'delivery.answer', delivery.relation))
    return (
      decisions.find((decision) => decision === 'hide') ??
      decisions.find((decision) => decision === 'forbid') ??
      'allow'
    )
  },
  run: async (reader, deliveries) => {
    const confirmed: Confirmed[] = []
    for (const delivery of deliveries) confirmed.push(await confirmOne(reader, delivery))
    const [first] = deliveries
    return {
      result: confirmed,
      facts: [
        {
          event: 'delivery.acknowledged',
          object: { type: 'delivery', id: first?.id ?? null },
          organizationId: first?.issuerId ?? null,
          after: { count: confirmed.length, receipts: confirmed.map((one) => one.receiptNumber) },
        },
      ],
    }
  },
})

async function confirmOne(reader: Reader, delivery: FoundDelivery): Promise<Confirmed> {
  const terms = await termsOf(reader, delivery.distributionId)
  const [locked] = await lockDeliveries(reader, delivery.issuerId, delivery.distributionId, [delivery.organizationId])
  if (!terms || !locked || locked.status === 'cancelled' || locked.status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
  const known = (await listRecordedAnswers(reader, delivery)).findLast((answer) => answer.kind === 'received')
  if (known) return { deliveryId: delivery.id, receiptNumber: known.receiptNumber }
  const receiptNumber = await nextReceiptNumber(reader)
  await appendFacts(
    reader,
    terms,
    [locked],
    [
      {
        organizationId: locked.organizationId,
        kind: 'received',
        occurredOn: reader.today,
        receiptNumber,
        version: locked.version,
      },
    ],
  )
  return { deliveryId: delivery.id, receiptNumber }
}
