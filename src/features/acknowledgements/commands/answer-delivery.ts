import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import {
  appendFacts,
  type LockedDelivery,
  lockDeliveries,
  nextReceiptNumber,
  termsOf,
} from '#features/distributions/delivery-facts.ts'
import { findDelivery } from '#features/distributions/relation.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { type Answer, assertAnswerable, type RecordedAnswer, repeated } from '../answer.ts'
import { listRecordedAnswers } from '../recorded-answers.ts'
import { answerInput } from '../schema.ts'

export interface Receipt {
  deliveryId: string
  receiptNumber: string
  /** false when the same answer stood already: nothing new was recorded */
  isNew: boolean
  recordedAt: Date
}

/** One press: the recipient answers for itself, or the issuer's officer records what came by telephone or fax. */
export const answerDelivery = defineCommand({
  name: 'answerDelivery',
  input: answerInput,
  load: async (reader, input) => {
    const delivery = await findDelivery(reader, input.deliveryId)
    const [locked] = await lockDeliveries(reader, delivery.issuerId, delivery.distributionId, [delivery.organizationId])
    return { delivery, locked, recorded: await listRecordedAnswers(reader, delivery) }
  },
  permit: (reader, { delivery }, input) =>
    decide(reader.actor, input.onBehalf ? 'delivery.answer-on-behalf' : 'delivery.answer', delivery.relation),
  run: async (reader, { delivery, locked, recorded }, input) => {
    if (!locked || delivery.distribution.state === 'draft')
      throw new AppError('not-now', [{ field: '', code: 'not-published' }])
    const answer = toAnswer(input, reader.today)
    const firstDay = delivery.distribution.publishedOn ? calendarDate(delivery.distribution.publishedOn) : null
    assertAnswerable(locked.status, answer.on, reader.today, earliestAnswerDay(firstDay, input.onBehalf !== undefined))
    const same = repeated(answer, isBare(input), recorded)
    const receipt = same ? toReceipt(delivery.id, same) : await recordAnswer(reader, locked, answer, recorded)
    const event = same
      ? 'delivery.answer-repeated'
      : input.onBehalf
        ? 'delivery.answered-on-behalf'
        : 'delivery.acknowledged'
    return {
      result: receipt,
      facts: [
        {
          event,
          object: { type: 'delivery', id: delivery.id },
          organizationId: delivery.issuerId,
          label: delivery.organizationName,
          after: { kind: answer.kind, on: answer.on, receiptNumber: receipt.receiptNumber },
        },
      ],
    }
  },
})

/** The recipient cannot have answered before the letter went out; what an officer records by hand may be older than its mark. */
function earliestAnswerDay(publishedOn: CalendarDate | null, isOnBehalf: boolean): CalendarDate | null {
  return isOnBehalf ? null : publishedOn
}

function toAnswer(input: z.output<typeof answerInput>, today: CalendarDate): Answer {
  return {
    kind: input.kind,
    on: input.on ?? today,
    note: input.note ?? null,
    means: input.means ?? [],
    reached: input.reached ?? null,
    medium: input.onBehalf?.medium ?? null,
    person: input.onBehalf?.person ?? null,
  }
}

/** A press of the button without any further word. */
function isBare(input: z.output<typeof answerInput>): boolean {
  return (
    input.on === undefined &&
    input.note === undefined &&
    input.means === undefined &&
    input.reached === undefined &&
    input.onBehalf === undefined
  )
}

async function recordAnswer(
  reader: Reader,
  locked: LockedDelivery,
  answer: Answer,
  recorded: readonly RecordedAnswer[],
): Promise<Receipt> {
  const terms = await termsOf(reader, locked.distributionId)
  if (!terms) throw new AppError('not-found')
  const receiptNumber = await nextReceiptNumber(reader)
  const corrected = recorded.findLast((one) => one.kind === answer.kind)
  await appendFacts(
    reader,
    terms,
    [locked],
    [
      {
        ...answer,
        means: [...answer.means],
        organizationId: locked.organizationId,
        occurredOn: answer.on,
        receiptNumber,
        correctsId: corrected?.id ?? null,
        version: locked.version,
      },
    ],
  )
  return { deliveryId: locked.id, receiptNumber, isNew: true, recordedAt: reader.now }
}

function toReceipt(deliveryId: string, recorded: RecordedAnswer): Receipt {
  return { deliveryId, receiptNumber: recorded.receiptNumber, isNew: false, recordedAt: recorded.recordedAt }
}
