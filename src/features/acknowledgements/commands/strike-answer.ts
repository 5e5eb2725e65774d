import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne, lockLiving } from '../correcting.ts'
import { listRecordedAnswers } from '../recorded-answers.ts'
import { strikeInput } from '../schema.ts'

/** The manager strikes the last answer that counts; it stays readable under a double line. */
export const strikeAnswer = defineCommand({
  name: 'strikeAnswer',
  input: strikeInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.strike-answer', delivery.relation),
  run: async (reader, delivery, input) => {
    const locked = await lockLiving(reader, delivery)
    const recorded = await listRecordedAnswers(reader, delivery, [delivery.organizationId])
    const answer = recorded.get(delivery.organizationId)?.at(-1)
    if (!answer) throw new AppError('not-now', [{ field: '', code: 'not-answered' }])
    return appendOne(reader, delivery, locked, {
      kind: 'struck',
      correctsId: answer.id,
      note: input.reason,
      event: 'delivery.answer-struck',
      after: { kind: answer.kind, receiptNumber: answer.receiptNumber, reason: input.reason },
    })
  },
})
