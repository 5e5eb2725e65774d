/** A later fact about a delivery that is neither an answer nor a forwarding: struck, question answered, closed. */
import { AppError } from '#core/errors.ts'
import { appendFacts, lockDeliveries, type NewFact, termsOf } from '#features/distributions/delivery-facts.ts'
import type { FoundDelivery } from '#features/distributions/relation.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'

/** Appends the fact, folds the standing, and says what happened for the audit trail. */
export async function appendOne(
  reader: Reader,
  delivery: FoundDelivery,
  fact: Omit<NewFact, 'organizationId' | 'occurredOn'>,
  event: string,
): Promise<{ result: { deliveryId: string }; facts: readonly [Fact] }> {
  const terms = await termsOf(reader, delivery.distributionId)
  const [locked] = await lockDeliveries(reader, delivery.issuerId, delivery.distributionId, [delivery.organizationId])
  if (!terms || !locked || delivery.distribution.state !== 'published')
    throw new AppError('not-now', [{ field: '', code: 'not-published' }])
  await appendFacts(
    reader,
    terms,
    [locked],
    [{ ...fact, organizationId: delivery.organizationId, occurredOn: reader.today }],
  )
  return {
    result: { deliveryId: delivery.id },
    facts: [
      {
        event,
        object: { type: 'delivery', id: delivery.id },
        organizationId: delivery.issuerId,
        label: delivery.organizationName,
        after: { note: fact.note ?? null },
      },
    ],
  }
}
