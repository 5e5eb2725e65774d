import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { foldStandings, lockDeliveries, requireTerms } from '../delivery-facts.ts'
import { assertState } from '../distribution.ts'
import { digestOf, notifyInSystem } from '../notifying.ts'
import { expandRecipients, insertDeliveries } from '../recipients.ts'
import { loadDistribution } from '../relation.ts'
import { recipientsInput } from '../schema.ts'

/** 宛先を追加: those who come later are asked the same, from today on. */
export const addRecipients = defineCommand({
  name: 'addRecipients',
  input: recipientsInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) =>
    decide(
      reader.actor,
      distribution.wasPublished ? 'distribution.add-recipients' : 'distribution.edit-draft',
      distribution.relation,
    ),
  run: async (reader, distribution, input) => {
    assertState(distribution.state, 'published')
    const { issuerId, id, upstreamIds, version } = distribution
    const terms = await requireTerms(reader, id)
    const there = await lockDeliveries(reader, issuerId, id)
    const alreadyThere = there.map((one) => one.organizationId)
    const rows = await expandRecipients(reader, input.recipients, { alreadyThere, upstreamIds })
    await insertDeliveries(reader, issuerId, id, version, rows)
    const added = await lockDeliveries(
      reader,
      issuerId,
      id,
      rows.map((row) => row.organizationId),
    )
    await foldStandings(reader, terms, added)
    await notifyInSystem(reader, terms, added)
    return {
      result: { id, added: added.length },
      facts: [
        {
          event: 'distribution.recipients-added',
          object: { type: 'distribution', id },
          organizationId: issuerId,
          label: distribution.subject,
          after: { count: added.length, digest: digestOf(added) },
        },
      ],
    }
  },
})
