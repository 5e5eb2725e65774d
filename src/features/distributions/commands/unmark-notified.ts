import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { chooseLines, digestOf, lastMarks } from '../notifying.ts'
import { loadDistribution } from '../relation.ts'
import { unmarkInput } from '../schema.ts'

/** 転送済の取消: the last mark of each chosen line was a mistake; it stays readable under a double line. All or none. */
export const unmarkNotified = defineCommand({
  name: 'unmarkNotified',
  input: unmarkInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) => decide(reader.actor, 'distribution.mark-notified', distribution.relation),
  run: async (reader, distribution, input) => {
    assertState(distribution.state, 'published')
    const terms = await requireTerms(reader, distribution.id)
    const all = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    const chosen = chooseLines(all, input.deliveryIds)
    const marks = await lastMarks(reader, terms, chosen)
    const untold = chosen.findIndex((one) => !marks.has(one.organizationId))
    if (untold >= 0) refuseField(`deliveryIds.${untold}`, 'not-notified')
    await appendFacts(
      reader,
      terms,
      chosen,
      chosen.map(({ organizationId }) => ({
        organizationId,
        kind: 'struck',
        occurredOn: reader.today,
        note: input.reason ?? null,
        correctsId: marks.get(organizationId) ?? null,
      })),
    )
    return {
      result: { unmarked: chosen.length },
      facts: [
        {
          event: 'distribution.forwarding-struck',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          after: { count: chosen.length, digest: digestOf(chosen), reason: input.reason ?? null },
        },
      ],
    }
  },
})
