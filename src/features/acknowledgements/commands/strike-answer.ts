import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { loadDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne, assertLiving, listRecordedAnswers } from '../correcting.ts'
import { strikeInput } from '../schema.ts'

/** The manager strikes the last answer that counts; it stays readable under a double line. */
export const strikeAnswer = defineCommand({
  name: 'strikeAnswer',
  input: strikeInput,
  load: (reader, input) => loadDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.strike-answer', delivery.relation),
  run: async (reader, delivery, input) => {
    assertLiving(delivery)
    const answer = (await listRecordedAnswers(reader, delivery)).at(-1)
    if (!answer) throw new AppError('not-now', [{ field: '', code: 'not-answered' }])
    return appendOne(reader, delivery, {
      kind: 'struck',
      correctsId: answer.id,
      note: input.reason,
      event: 'delivery.answer-struck',
      after: { kind: answer.kind, receiptNumber: answer.receiptNumber, reason: input.reason },
    })
  },
})
