import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, lockDeliveries, termsOf } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { loadDistribution } from '../relation.ts'
import { bounceInput } from '../schema.ts'

/** 不達: the forwarding did not arrive (mailbox full, returned post). The duty stays; a second channel is needed. */
export const recordBounce = defineCommand({
  name: 'recordBounce',
  input: bounceInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) => decide(reader.actor, 'distribution.mark-notified', distribution.relation),
  run: async (reader, distribution, input) => {
    assertState(distribution.state, 'published')
    const terms = await termsOf(reader, distribution.id)
    const all = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    const chosen = all.filter((one) => input.deliveryIds.includes(one.id))
    if (!terms || chosen.length !== new Set(input.deliveryIds).size)
      throw new AppError('invalid', [{ field: 'deliveryIds', code: 'unknown-delivery' }])
    await appendFacts(
      reader,
      terms,
      chosen,
      chosen.map(({ organizationId }) => ({
        organizationId,
        kind: 'bounced',
        occurredOn: input.on ?? reader.today,
        note: input.note ?? null,
      })),
    )
    return {
      result: { marked: chosen.length },
      facts: [
        {
          event: 'distribution.bounced',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          after: { count: chosen.length },
        },
      ],
    }
  },
})
