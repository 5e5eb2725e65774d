/** The answers of one delivery that still count, oldest first. */
import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { answerKinds, type RecordedAnswer } from './answer.ts'

const row = z.object({
  id: z.bigint(),
  kind: z.enum(answerKinds),
  on: z.string().refine(isCalendarDate),
  note: z.string().nullable(),
  means: z.array(z.string()),
  reached: z.number().nullable(),
  medium: z.string().nullable(),
  person: z.string().nullable(),
  receiptNumber: z.string(),
  recordedAt: z.date(),
})

export async function listRecordedAnswers(
  reader: Reader,
  delivery: { issuerId: string; distributionId: string; organizationId: string },
): Promise<RecordedAnswer[]> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT f.id, f.kind, f.occurred_on::text AS "on", f.note, f.means, f.reached, f.medium, f.person, f.receipt_number AS "receiptNumber", f.recorded_at AS "recordedAt"
    FROM delivery_fact f WHERE f.issuer_id = ${delivery.issuerId}::uuid AND f.distribution_id = ${delivery.distributionId}::uuid AND f.organization_id = ${delivery.organizationId}::uuid
      AND f.receipt_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delivery_fact c WHERE c.issuer_id = f.issuer_id AND c.distribution_id = f.distribution_id AND c.organization_id = f.organization_id AND c.corrects_id = f.id)
    ORDER BY f.id`
  return z.array(row).parse(rows)
}
