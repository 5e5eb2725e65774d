/** The answers of deliveries that still count, oldest first, by organization. */
import { z } from 'zod'
import { standingFact } from '#features/distributions/delivery-facts.ts'
import { voidedIds } from '#features/distributions/standing.ts'
import { isOneOf, type Reader, sql } from '#server/context.ts'
import { answerKinds, type RecordedAnswer, undoMinutes } from './answer.ts'

const factRow = standingFact.extend({
  note: z.string().nullable(),
  means: z.array(z.string()),
  person: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  recordedAt: z.date(),
  recordedForId: z.string(),
  isFresh: z.boolean(),
})
const answerRow = factRow.extend({ kind: z.enum(answerKinds), receiptNumber: z.string() })

export type AnswerHistories = ReadonlyMap<string, readonly z.output<typeof factRow>[]>

/** All that was recorded, with the words of the answers. @param organizationIds recipients of this one distribution, locked by the caller when an answer is to follow */
export async function listAnswerHistories(
  reader: Reader,
  { issuerId, distributionId }: { issuerId: string; distributionId: string },
  organizationIds: readonly string[],
): Promise<AnswerHistories> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT organization_id AS "organizationId", id, kind, corrects_id AS "correctsId", occurred_on::text AS "occurredOn", channel, note, coalesce(means, '{}') AS means, reached, medium, person,
      receipt_number AS "receiptNumber", recorded_at AS "recordedAt", recorded_for_id AS "recordedForId", stamped_at > now() - ${undoMinutes} * interval '1 minute' AS "isFresh"
    FROM delivery_fact WHERE issuer_id = ${issuerId}::uuid AND distribution_id = ${distributionId}::uuid AND ${isOneOf(sql`organization_id`, organizationIds)} ORDER BY id`
  return Map.groupBy(z.array(factRow).parse(rows), (fact) => fact.organizationId)
}

/** The answers among them that no correction has taken back. */
export function recordedAnswers(histories: AnswerHistories, organizationId: string): RecordedAnswer[] {
  const history = histories.get(organizationId) ?? []
  const voided = voidedIds(history)
  return history
    .filter((fact) => fact.receiptNumber !== null && !voided.has(fact.id))
    .map((fact) => ({ ...answerRow.parse(fact), on: fact.occurredOn }))
}
