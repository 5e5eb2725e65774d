import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { markNoticesPublished } from '#features/notices/publication.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, foldStandings, lockDeliveries, termsOf } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { loadDistribution } from '../relation.ts'
import { publishInput } from '../schema.ts'

/** From now on the recipients owe what is asked. Those reached inside the system are notified at once. */
export const publishDistribution = defineCommand({
  name: 'publishDistribution',
  input: publishInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) =>
    decide(
      reader.actor,
      distribution.state === 'draft' ? 'distribution.publish' : 'distribution.add-recipients',
      distribution.relation,
    ),
  run: async (reader, distribution) => {
    assertState(distribution.state, 'draft')
    const terms = await termsOf(reader, distribution.id)
    const deliveries = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    if (!terms || deliveries.length === 0)
      throw new AppError('invalid', [{ field: 'recipients', code: 'no-recipients' }])
    await reader.tx.distribution.update({
      where: { id: distribution.id },
      data: { publishedAt: reader.now, publishedOn: dateToDb(reader.today) },
    })
    const enclosed = await reader.tx.distributionEnclosure.findMany({
      where: { issuerId: distribution.issuerId, distributionId: distribution.id },
      select: { noticeId: true },
    })
    await markNoticesPublished(reader, [distribution.noticeId, ...enclosed.map((row) => row.noticeId)])
    await foldStandings(reader, terms, deliveries)
    const inSystem = await reader.tx.delivery.findMany({
      where: { issuerId: distribution.issuerId, distributionId: distribution.id, channel: 'system' },
      select: { organizationId: true },
    })
    const ids = new Set(inSystem.map((row) => row.organizationId))
    const reached = deliveries.filter((delivery) => ids.has(delivery.organizationId))
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
    return {
      result: { id: distribution.id },
      facts: [
        {
          event: 'distribution.published',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          after: { recipients: deliveries.length },
        },
      ],
    }
  },
})
