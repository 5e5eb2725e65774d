import { decide } from '#core/policy/policy.ts'
import { loadDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { undoable } from '../answer.ts'
import { appendOne, assertLiving, listRecordedAnswers } from '../correcting.ts'
import { undoInput } from '../schema.ts'

/** 受領を取り消す: within ten minutes the recipient takes back its own last answer; what stood before it stands again. */
export const undoAnswer = defineCommand({
  name: 'undoAnswer',
  input: undoInput,
  load: (reader, input) => loadDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.answer', delivery.relation),
  run: async (reader, delivery, input) => {
    assertLiving(delivery)
    const answer = undoable(await listRecordedAnswers(reader, delivery), reader.actor.organizationId)
    return appendOne(reader, delivery, {
      kind: 'struck',
      correctsId: answer.id,
      note: input.reason ?? null,
      event: 'delivery.answer-undone',
      after: { kind: answer.kind, receiptNumber: answer.receiptNumber },
    })
  },
})
