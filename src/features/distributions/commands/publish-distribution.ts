import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { markNoticesPublished } from '#features/notices/publication.ts'
import { defineCommand } from '#server/command.ts'
import { foldStandings, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { notifyInSystem } from '../notifying.ts'
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
      distribution.wasPublished ? 'distribution.add-recipients' : 'distribution.publish',
      distribution.relation,
    ),
  run: async (reader, distribution) => {
    assertState(distribution.state, 'draft')
    const terms = await requireTerms(reader, distribution.id)
    const deliveries = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    if (deliveries.length === 0) refuseField('recipients', 'no-recipients')
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
    await notifyInSystem(reader, terms, deliveries)
    return {
      result: { id: distribution.id },
      facts: [
        {
          event: 'distribution.published',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          after: { recipients: deliveries.length },
        },
      ],
    }
  },
})
