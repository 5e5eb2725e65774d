import { decide } from '#core/policy/policy.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { countDeliveries } from '#features/distributions/tally.ts'
import { findDistribution } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { exportDeliveriesInput } from '../schema.ts'

/** A ledger leaves the house as a file: a read that leaves a trace. The lines themselves are streamed afterwards. */
export const exportDeliveries = defineCommand({
  name: 'exportDeliveries',
  input: exportDeliveriesInput,
  load: (reader, input) => findDistribution(reader, input.distributionId),
  permit: (reader, distribution) =>
    decide(
      reader.actor,
      distribution.state === 'draft' ? 'distribution.read-draft' : 'delivery.export',
      distribution.relation,
    ),
  run: async (reader, { id, issuerId }, input) => {
    const distribution = await getDistribution(reader, id)
    const recipients = (await countDeliveries(reader, [id])).get(id)?.total ?? 0
    return {
      result: { distribution, today: reader.today, calendar: await getCalendar(reader, issuerId) },
      facts: [
        {
          event: 'distribution.exported',
          object: { type: 'distribution', id },
          organizationId: issuerId,
          label: distribution.subject,
          after: { format: input.format, status: input.status ?? null, recipients },
        },
      ],
    }
  },
})
