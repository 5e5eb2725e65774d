/** 取下げ of a distribution: the ask stops for every recipient; what was recorded stays readable. */
import type { Reader } from '#server/context.ts'
import { appendFacts, lockDeliveries, requireTerms } from './delivery-facts.ts'

/** @returns how many deliveries were cancelled */
export async function stopAsk(
  reader: Reader,
  distribution: { id: string; issuerId: string },
  reason: string | null,
): Promise<number> {
  const terms = await requireTerms(reader, distribution.id)
  const deliveries = await lockDeliveries(reader, distribution.issuerId, distribution.id)
  await reader.tx.distribution.update({
    where: { id: distribution.id },
    data: { withdrawnAt: reader.now, withdrawnReason: reason },
  })
  await appendFacts(
    reader,
    terms,
    deliveries,
    deliveries.map(({ organizationId }) => ({
      organizationId,
      kind: 'cancelled',
      occurredOn: reader.today,
      note: reason,
    })),
  )
  return deliveries.length
}
