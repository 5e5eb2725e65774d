import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { assertEnclosures, assertRelayable, createDraft, findLetter, findSource, upstreamOf } from '../draft.ts'
import { expandRecipients } from '../recipients.ts'
import { draftInput } from '../schema.ts'

/** A draft from a covering letter of one's own register; its enclosures are letters one has or has received. */
export const draftDistribution = defineCommand({
  name: 'draftDistribution',
  input: draftInput,
  load: (reader, input) => findSource(reader, input.sourceDeliveryId),
  permit: (reader, source) =>
    source
      ? decide(reader.actor, 'distribution.relay', source.relation)
      : decide(reader.actor, 'distribution.draft', 'own'),
  run: async (reader, source, input) => {
    if (source) await assertRelayable(reader, source)
    const letter = await findLetter(reader, input.noticeId, source)
    await assertEnclosures(reader, input.enclosureIds)
    const recipients = await expandRecipients(reader, input.recipients, { upstreamIds: upstreamOf(source) })
    const id = await createDraft(reader, {
      letter,
      source,
      enclosureIds: input.enclosureIds,
      ask: input.ask,
      receiptDueDate: input.receiptDueDate ?? null,
      dueDate: input.dueDate ?? null,
      urgency: input.urgency,
      contact: input.contact ?? null,
      recipients,
    })
    return {
      result: { id },
      facts: [
        {
          event: 'distribution.drafted',
          object: { type: 'distribution', id },
          organizationId: reader.actor.organizationId,
          label: letter.subject,
          after: { ask: input.ask, recipients: recipients.length, enclosures: input.enclosureIds.length },
        },
      ],
    }
  },
})
