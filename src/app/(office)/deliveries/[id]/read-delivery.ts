/** Everything the page of one delivery shows, read in one transaction. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { getDelivery } from '#features/distributions/deliveries.ts'
import { getDistribution, listDistributions } from '#features/distributions/queries.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import type { Reader } from '#server/context.ts'

export async function readDelivery(reader: Reader, id: string) {
  if (!isUuid(id)) throw new AppError('not-found')
  const delivery = await getDelivery(reader, id)
  return {
    delivery,
    distribution: await getDistribution(reader, delivery.distributionId),
    relays:
      delivery.relation === 'received'
        ? (await listDistributions(reader, { sourceDeliveryId: id, limit: 20 })).items
        : [],
    now: reader.now,
    today: reader.today,
    calendar: await getCalendar(reader, delivery.issuerId),
  }
}
export type DeliveryView = Awaited<ReturnType<typeof readDelivery>>
export type Delivery = DeliveryView['delivery']
