import { decide } from '#core/policy/policy.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { undoable } from '../answer.ts'
import { appendOne, lockLiving } from '../correcting.ts'
import { listRecordedAnswers } from '../recorded-answers.ts'
import { undoInput } from '../schema.ts'

/** 受領を取り消す: within ten minutes the recipient takes back its own last answer; what stood before it stands again. */
export const undoAnswer = defineCommand({
  name: 'undoAnswer',
  input: undoInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.answer', delivery.relation),
  run: async (reader, delivery, input) => {
    const locked = await lockLiving(reader, delivery)
    const recorded = await listRecordedAnswers(reader, delivery, [delivery.organizationId])
    const answer = undoable(recorded.get(delivery.organizationId) ?? [], reader.actor.organizationId)
    return appendOne(reader, delivery, locked, {
      kind: 'struck',
      correctsId: answer.id,
      note: input.reason ?? null,
      event: 'delivery.answer-undone',
      after: { kind: answer.kind, receiptNumber: answer.receiptNumber },
    })
  },
})
