import { decide } from '#core/policy/policy.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import { appendOne } from '../correcting.ts'
import { closeInput } from '../schema.ts'

/** 未確認のまま終了: never silently, always with a reason. */
export const closeDelivery = defineCommand({
  name: 'closeDelivery',
  input: closeInput,
  load: (reader, input) => findDelivery(reader, input.deliveryId),
  permit: (reader, delivery) => decide(reader.actor, 'delivery.close', delivery.relation),
  run: (reader, delivery, input) =>
    appendOne(reader, delivery, { kind: 'closed', note: input.reason }, 'delivery.closed'),
})
