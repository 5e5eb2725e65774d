/** A later fact about a delivery that is neither an answer nor a forwarding: struck, question answered, closed. */
import { AppError } from '#core/errors.ts'
import { appendFacts, type NewFact, requireTerms } from '#features/distributions/delivery-facts.ts'
import type { FoundDelivery } from '#features/distributions/relation.ts'
import type { Fact } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import type { RecordedAnswer } from './answer.ts'
import { listAnswerHistories, recordedAnswers } from './recorded-answers.ts'

/** May it still be corrected? @throws AppError not-now: draft, withdrawn, closed */
export function assertLiving({ distribution, status }: FoundDelivery): void {
  if (!distribution.wasPublished) throw new AppError('not-now', [{ field: '', code: 'not-published' }])
  if (status === 'cancelled' || status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
}

/** The answers of one delivery that still count, oldest first. */
export async function listRecordedAnswers(reader: Reader, delivery: FoundDelivery): Promise<RecordedAnswer[]> {
  const { organizationId } = delivery
  return recordedAnswers(await listAnswerHistories(reader, delivery, [organizationId]), organizationId)
}

/** Appends the fact, folds the standing, and says what happened for the audit trail. */
export async function appendOne(
  reader: Reader,
  delivery: FoundDelivery,
  { event, after, ...fact }: Omit<NewFact, 'organizationId' | 'occurredOn'> & Pick<Fact, 'event' | 'after'>,
): Promise<{ result: { deliveryId: string }; facts: readonly [Fact] }> {
  const { organizationId, version } = delivery
  const terms = await requireTerms(reader, delivery.distributionId)
  await appendFacts(reader, terms, [delivery], [{ ...fact, organizationId, occurredOn: reader.today, version }])
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
