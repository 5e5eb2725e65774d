import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { assertEnclosures, assertRelayable, createDraft, findLetter, upstreamOf } from '../draft.ts'
import { expandRecipients } from '../recipients.ts'
import { findDelivery, type FoundDelivery } from '../relation.ts'
import { relayInput } from '../schema.ts'

/** 転達: a draft whose source is what came to us. Without a letter of our own the received one goes on in our name. */
export const relayDelivery = defineCommand({
  name: 'relayDelivery',
  input: relayInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, source) => decide(reader.actor, 'distribution.relay', source.relation),
  run: async (reader, source, input) => {
    await assertRelayable(reader, source)
    const letter = await findLetter(reader, input.noticeId ?? source.distribution.noticeId, source)
    const enclosureIds = input.enclosureIds ?? (await lettersOf(reader, source)).filter((id) => id !== letter.id)
    await assertEnclosures(reader, enclosureIds)
    const recipients = await expandRecipients(reader, input.recipients, { upstreamIds: upstreamOf(source) })
    const id = await createDraft(reader, {
      letter,
      source,
      enclosureIds,
      ask: input.ask,
      receiptDueDate: input.receiptDueDate ?? null,
      dueDate: input.dueDate ?? null,
      urgency: input.urgency ?? 'normal',
      contact: input.contact ?? null,
      recipients,
    })
    return {
      result: { id },
      facts: [
        {
          event: 'distribution.relay-drafted',
          object: { type: 'distribution', id },
          organizationId: reader.actor.organizationId,
          label: letter.subject,
          after: { sourceDeliveryId: source.id, recipients: recipients.length, enclosures: enclosureIds.length },
        },
      ],
    }
  },
})

/** What came with the source: its covering letter first, then its enclosures in their order. */
async function lettersOf(reader: Reader, source: FoundDelivery): Promise<string[]> {
  const enclosed = await reader.tx.distributionEnclosure.findMany({
    where: { issuerId: source.issuerId, distributionId: source.distributionId },
    select: { noticeId: true },
    orderBy: { position: 'asc' },
  })
  return [source.distribution.noticeId, ...enclosed.map((row) => row.noticeId)]
}
