/** Everything the page of one delivery shows, read in one transaction. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { deliveryParts } from '#features/distributions/deliveries.ts'
import { detailOf, distributions } from '#features/distributions/queries.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'

export async function readDelivery(reader: Reader, id: string) {
  if (!isUuid(id)) throw new AppError('not-found')
  const delivery = await findDelivery(reader, id)
  enforce(decide(reader.actor, 'delivery.read', delivery.relation))
  const { line, history, ...found } = await runTogether(reader, {
    ...deliveryParts(id),
    distribution: detailOf(reader, delivery.distribution),
    calendar: calendarOf(delivery.issuerId),
    ...(delivery.relation === 'received' ? { relays: distributions(reader, { sourceDeliveryId: id, limit: 20 }) } : {}),
  })
  return {
    delivery: { ...delivery, line, history },
    distribution: found.distribution,
    relays: found.relays?.items ?? [],
    now: reader.now,
    today: reader.today,
    calendar: found.calendar,
  }
}
export type DeliveryView = Awaited<ReturnType<typeof readDelivery>>
export type Delivery = DeliveryView['delivery']
