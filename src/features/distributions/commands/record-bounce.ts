import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { chooseLines, digestOf } from '../notifying.ts'
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
    const on = input.on ?? reader.today
    if (on > reader.today) refuseField('on', 'in-future', { date: reader.today })
    if (on < distribution.issuedOn) refuseField('on', 'before-issue', { date: distribution.issuedOn })
    const terms = await requireTerms(reader, distribution.id)
    const all = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    const chosen = chooseLines(all, input.deliveryIds)
    await appendFacts(
      reader,
      terms,
      chosen,
      chosen.map(({ organizationId }) => ({
        organizationId,
        kind: 'bounced',
        occurredOn: on,
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
          label: distribution.subject,
          after: { count: chosen.length, digest: digestOf(chosen), on },
        },
      ],
    }
  },
})
