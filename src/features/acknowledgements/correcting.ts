/** A later fact about a delivery that is neither an answer nor a forwarding: struck, question answered, closed. */
import { AppError, found } from '#core/errors.ts'
import {
  appendFacts,
  type LockedDelivery,
  lockDeliveries,
  type NewFact,
  requireTerms,
} from '#features/distributions/delivery-facts.ts'
import type { FoundDelivery } from '#features/distributions/relation.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'

/** The locked line of a delivery that may still be corrected. @throws AppError not-now: draft, withdrawn, closed */
export async function lockLiving(reader: Reader, delivery: FoundDelivery): Promise<LockedDelivery> {
  if (!delivery.distribution.wasPublished) throw new AppError('not-now', [{ field: '', code: 'not-published' }])
  const [locked] = await lockDeliveries(reader, delivery.issuerId, delivery.distributionId, [delivery.organizationId])
  if (locked?.status === 'cancelled' || locked?.status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
  return found(locked)
}

/** Appends the fact, folds the standing, and says what happened for the audit trail. */
export async function appendOne(
  reader: Reader,
  delivery: FoundDelivery,
  locked: LockedDelivery,
  { event, after, ...fact }: Omit<NewFact, 'organizationId' | 'occurredOn'> & Pick<Fact, 'event' | 'after'>,
): Promise<{ result: { deliveryId: string }; facts: readonly [Fact] }> {
  await appendFacts(
    reader,
    await requireTerms(reader, delivery.distributionId),
    [locked],
    [{ ...fact, organizationId: delivery.organizationId, occurredOn: reader.today, version: locked.version }],
  )
  return {
    result: { deliveryId: delivery.id },
    facts: [
      {
        event,
        object: { type: 'delivery', id: delivery.id },
        organizationId: delivery.issuerId,
        label: delivery.organizationName,
        after: after ?? { note: fact.note ?? null },
      },
    ],
  }
}
