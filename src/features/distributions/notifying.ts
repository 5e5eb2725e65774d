/** 転送: telling those who are reached inside the system, and naming the set of those who were told. */
import { createHash } from 'node:crypto'
import { refuseField } from '#core/errors.ts'
import type { Reader } from '#server/context.ts'
import { appendFacts, type DistributionTerms, type LockedDelivery } from './delivery-facts.ts'

/** Whoever is reached through this register is told by the publication itself. */
export async function notifyInSystem(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
): Promise<void> {
  const reached = deliveries.filter((delivery) => delivery.channel === 'system')
  if (reached.length === 0) return
  await appendFacts(
    reader,
    terms,
    reached,
    reached.map(({ organizationId }) => ({
      organizationId,
      kind: 'notified',
      occurredOn: reader.today,
      channel: 'system',
    })),
  )
}

/** SHA-256 over the sorted ids: the audit trail names a large set by its size and this digest. */
export function digestOf(deliveries: readonly { id: string }[]): string {
  const ids = deliveries.map((one) => one.id).sort()
  return createHash('sha256').update(ids.join('\n')).digest('hex')
}

/** The chosen lines of a distribution, each once. @throws AppError invalid for one that is not among them */
export function chooseLines<D extends { id: string }>(all: readonly D[], wanted: readonly string[]): D[] {
  const byId = new Map(all.map((one) => [one.id, one]))
  const at = wanted.findIndex((id) => !byId.has(id.toLowerCase()))
  if (at >= 0) refuseField(`deliveryIds.${at}`, 'unknown-delivery')
  return [...new Set(wanted)].flatMap((id) => byId.get(id.toLowerCase()) ?? [])
}
