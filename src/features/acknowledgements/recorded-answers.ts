/** The answers of deliveries that still count, oldest first, by organization. */
import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { factKinds, voidedIds } from '#features/distributions/standing.ts'
import type { Reader } from '#server/context.ts'
import { answerKinds, type RecordedAnswer, undoMinutes } from './answer.ts'

const factRow = z.object({
  organizationId: z.string(),
  id: z.bigint(),
  kind: z.enum(factKinds),
  correctsId: z.bigint().nullable(),
  on: z.string().refine(isCalendarDate),
  note: z.string().nullable(),
  means: z.array(z.string()),
  reached: z.number().nullable(),
  medium: z.string().nullable(),
  person: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  recordedAt: z.date(),
  recordedForId: z.string(),
  isFresh: z.boolean(),
})
const answerRow = factRow.extend({ kind: z.enum(answerKinds), receiptNumber: z.string() })

/** @param organizationIds recipients of this one distribution, locked by the caller when an answer is to follow */
export async function listRecordedAnswers(
  reader: Reader,
  { issuerId, distributionId }: { issuerId: string; distributionId: string },
  organizationIds: readonly string[],
): Promise<Map<string, RecordedAnswer[]>> {
  const facts = z.array(factRow).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT organization_id AS "organizationId", id, kind, corrects_id AS "correctsId", occurred_on::text AS "on", note, coalesce(means, '{}') AS means, reached, medium, person, receipt_number AS "receiptNumber",
      recorded_at AS "recordedAt", recorded_for_id AS "recordedForId", stamped_at > now() - ${undoMinutes} * interval '1 minute' AS "isFresh"
    FROM delivery_fact WHERE issuer_id = ${issuerId}::uuid AND distribution_id = ${distributionId}::uuid AND organization_id = ANY (${[...organizationIds]}::uuid[]) ORDER BY id`,
  )
  const voided = voidedIds(facts)
  const living = facts.filter((fact) => fact.receiptNumber !== null && !voided.has(fact.id))
  return Map.groupBy(z.array(answerRow).parse(living), (answer) => answer.organizationId)
}
