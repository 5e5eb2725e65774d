import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { appendFacts, lockDeliveries, termsOf } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
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
    const terms = await termsOf(reader, distribution.id)
    if (!terms) throw new AppError('not-found')
    const on = input.on ?? reader.today
    if (on > reader.today)
      throw new AppError('invalid', [{ field: 'on', code: 'in-future', values: { date: reader.today } }])
    const all = await lockDeliveries(reader, distribution.issuerId, distribution.id)
    const chosen = choose(all, input.deliveryIds)
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
    const digest = createHash('sha256')
      .update(
        chosen
          .map((one) => one.id)
          .sort()
          .join('\n'),
      )
      .digest('hex')
    return {
      result: { marked: chosen.length },
      facts: [
        {
          event: 'distribution.forwarded',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          after: { count: chosen.length, digest, channel: input.channel, on },
        },
      ],
    }
  },
})

/** `all` means all who have not been told yet; a delivery of another distribution is refused, nothing is marked then. */
function choose<D extends { id: string; status: string }>(all: readonly D[], wanted: 'all' | readonly string[]): D[] {
  if (wanted === 'all') return all.filter((one) => one.status === 'not_notified' || one.status === 'bounced')
  const byId = new Map(all.map((one) => [one.id, one]))
  const at = wanted.findIndex((id) => !byId.has(id))
  if (at >= 0) throw new AppError('invalid', [{ field: `deliveryIds.${at}`, code: 'unknown-delivery' }])
  return [...new Set(wanted)].flatMap((id) => byId.get(id) ?? [])
}
