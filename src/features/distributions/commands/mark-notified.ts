import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, type LockedDelivery, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { chooseLines, digestOf } from '../notifying.ts'
import { loadDistribution } from '../relation.ts'
import { notifyInput } from '../schema.ts'

/** 転送済にする: one mark for all selected recipients, with route and day (today unless said otherwise). */
export const markNotified = defineCommand({
  name: 'markNotified',
  input: notifyInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) => decide(reader.actor, 'distribution.mark-notified', distribution.relation),
  run: async (reader, distribution, input) => {
    assertState(distribution.state, 'published')
    const terms = await requireTerms(reader, distribution.id)
    const on = input.on ?? reader.today
    if (on > reader.today) refuseField('on', 'in-future', { date: reader.today })
    const chosen = choose(await lockDeliveries(reader, distribution.issuerId, distribution.id), input.deliveryIds)
    // Associations may have been told before this letter was written; that is what 別途依頼済み says.
    if (on < distribution.issuedOn && chosen.some((one) => !one.askedSeparately))
      refuseField('on', 'before-issue', { date: distribution.issuedOn })
    await appendFacts(
      reader,
      terms,
      chosen,
      chosen.map(({ organizationId }) => ({
        organizationId,
        kind: 'notified',
        occurredOn: on,
        channel: input.channel,
        note: input.note ?? null,
      })),
    )
    return {
      result: { marked: chosen.length },
      facts: [
        {
          event: 'distribution.forwarded',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          after: { count: chosen.length, digest: digestOf(chosen), channel: input.channel, on },
        },
      ],
    }
  },
})

/** `all` means all who have not been told yet; a delivery of another distribution is refused, nothing is marked then. */
function choose(all: readonly LockedDelivery[], wanted: 'all' | readonly string[]): LockedDelivery[] {
  const living = all.filter((one) => one.status !== 'cancelled' && one.status !== 'closed')
  if (wanted === 'all') return living.filter((one) => one.notifiedOn === null || one.status === 'bounced')
  return chooseLines(all, wanted)
}
