import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { loadDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne, assertLiving } from '../correcting.ts'
import { closeInput } from '../schema.ts'

/** 未確認のまま終了: never silently, always with a reason, and only while something is still open. */
export const closeDelivery = defineCommand({
  name: 'closeDelivery',
  input: closeInput,
  load: (reader, input) => loadDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.close', delivery.relation),
  run: (reader, delivery, input) => {
    assertLiving(delivery)
    if (delivery.owes === null && delivery.status !== 'question' && delivery.status !== 'misaddressed')
      throw new AppError('not-now', [{ field: '', code: 'nothing-owed' }])
    return appendOne(reader, delivery, { kind: 'closed', note: input.reason, event: 'delivery.closed' })
  },
})
