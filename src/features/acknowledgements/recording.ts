/** Records one answer for a set of deliveries: all or none, each with its receipt; what stands already keeps its own. */
import type { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import { type Action, type Decision, decide } from '#core/policy/policy.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import {
  appendFacts,
  type DistributionTerms,
  type LockedDelivery,
  requireTerms,
  takeReceiptNumbers,
} from '#features/distributions/delivery-facts.ts'
import type { FoundDelivery } from '#features/distributions/relation.ts'
import type { Facts } from '#server/audit-log.ts'
import type { Reader } from '#server/context.ts'
import { type Answer, assertAnswerable, type RecordedAnswer, repeated, standingAnswer } from './answer.ts'
import { type AnswerHistories, listAnswerHistories, recordedAnswers } from './recorded-answers.ts'
import type { answerInput } from './schema.ts'

export interface Receipt {
  deliveryId: string
  receiptNumber: string
  /** false when the same answer stood already: nothing new was recorded */
  isNew: boolean
  recordedAt: Date
}
export type AnswerWords = Omit<z.output<typeof answerInput>, 'deliveryId'>

/** The strictest of what the policy says of each. */
export function decideAll(reader: Reader, action: Action, deliveries: readonly FoundDelivery[]): Decision {
  const decisions = deliveries.map(({ relation }) => decide(reader.actor, action, relation))
  return (['hide', 'forbid'] as const).find((decision) => decisions.includes(decision)) ?? 'allow'
}

/** @param deliveries locked. @returns receipts in the order of the distributions, then of the recipients */
export async function recordAnswers(
  reader: Reader,
  deliveries: readonly FoundDelivery[],
  words: AnswerWords,
): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const [, group] of Map.groupBy(deliveries, (delivery) => delivery.distributionId))
    receipts.push(...(await recordInOne(reader, group, words)))
  return receipts
}

async function recordInOne(
  reader: Reader,
  deliveries: readonly FoundDelivery[],
  words: AnswerWords,
): Promise<Receipt[]> {
  const { issuerId, distributionId, distribution } = found(deliveries[0])
  if (!distribution.wasPublished) throw new AppError('not-now', [{ field: '', code: 'not-published' }])
  const answer = toAnswer(words, reader.today)
  for (const { status } of deliveries) assertAnswerable(status, answer.on, reader.today, distribution.issuedOn)
  const ids = deliveries.map((delivery) => delivery.organizationId)
  // Read together since the deliveries are locked; numbers that turn out to be needless are left out.
  const [histories, terms, numbers] = await Promise.all([
    listAnswerHistories(reader, { issuerId, distributionId }, ids),
    requireTerms(reader, distributionId),
    takeReceiptNumbers(reader, ids.length),
  ])
  const known = new Map(
    deliveries.map((one) => [one.id, repeated(answer, isBare(words), currentAnswers(one, histories))]),
  )
  const fresh = deliveries.filter((one) => !known.get(one.id))
  const numberOf = new Map(fresh.map((one, index) => [one.id, numbers[index] ?? '']))
  if (fresh.length > 0) await appendAnswers(reader, terms, fresh, answer, { histories, numberOf })
  return deliveries.map((one) => toReceipt(reader, one, known.get(one.id) ?? null, numberOf.get(one.id) ?? ''))
}

/** A question that was answered is over: asking again, even in the same words, is a new question. */
function currentAnswers({ organizationId, status }: LockedDelivery, histories: AnswerHistories): RecordedAnswer[] {
  const recorded = recordedAnswers(histories, organizationId)
  return recorded.filter((one) => one.kind !== 'question' || status === 'question')
}

async function appendAnswers(
  reader: Reader,
  terms: DistributionTerms,
  fresh: readonly LockedDelivery[],
  answer: Answer,
  { histories, numberOf }: { histories: AnswerHistories; numberOf: ReadonlyMap<string, string> },
): Promise<void> {
  await appendFacts(
    reader,
    terms,
    fresh,
    fresh.map((one) => ({
      kind: answer.kind,
      occurredOn: answer.on,
      note: answer.note,
      means: [...answer.means],
      reached: answer.reached,
      medium: answer.medium,
      person: answer.person,
      organizationId: one.organizationId,
      receiptNumber: numberOf.get(one.id) ?? null,
      correctsId: standingAnswer(answer.kind, currentAnswers(one, histories))?.id ?? null,
      version: one.version,
    })),
    histories,
  )
}

function toReceipt(
  reader: Reader,
  locked: LockedDelivery,
  known: RecordedAnswer | null,
  receiptNumber: string,
): Receipt {
  return known
    ? { deliveryId: locked.id, receiptNumber: known.receiptNumber, isNew: false, recordedAt: known.recordedAt }
    : { deliveryId: locked.id, receiptNumber, isNew: true, recordedAt: reader.now }
}

function toAnswer(words: AnswerWords, today: CalendarDate): Answer {
  return {
    kind: words.kind,
    on: words.on ?? today,
    note: words.note || null,
    means: [...new Set(words.means)],
    reached: words.reached ?? null,
    medium: words.onBehalf?.medium ?? null,
    person: words.onBehalf?.person ?? null,
  }
}

/** A press of the button without any further word. */
function isBare({ kind: _kind, ...rest }: AnswerWords): boolean {
  return Object.values(rest).every((value) => value === undefined)
}

/** One fact for each issuer, so that it stands in every trail it belongs to. */
export function answerFacts(
  deliveries: readonly FoundDelivery[],
  words: AnswerWords,
  receipts: readonly Receipt[],
): Facts {
  const event = words.onBehalf ? 'delivery.answered-on-behalf' : 'delivery.acknowledged'
  const byId = new Map(receipts.map((receipt) => [receipt.deliveryId, receipt]))
  const groups = [...Map.groupBy(deliveries, (delivery) => delivery.issuerId)]
  const [first, ...others] = groups.map(([issuerId, group]) => {
    const own = group.flatMap(({ id }) => byId.get(id) ?? [])
    return {
      event: own.some((receipt) => receipt.isNew) ? event : 'delivery.answer-repeated',
      object: { type: 'delivery', id: group[0]?.id ?? null },
      organizationId: issuerId,
      label: group.map((delivery) => delivery.organizationName).join('、'),
      after: {
        kind: words.kind,
        ...(words.on ? { on: words.on } : {}),
        count: own.length,
        receipts: own.map(({ deliveryId, receiptNumber }) => ({ deliveryId, receiptNumber })),
      },
    }
  })
  return [found(first), ...others]
}
