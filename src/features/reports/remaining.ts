/** 未確認 in its parts: who still owes the receipt, who the report, and whose question waits for us. */
import { z } from 'zod'
import type { Reader } from '#server/context.ts'

const figure = z.coerce.number()
const remaining = z.object({
  receipt: figure,
  receiptOverdue: figure,
  dissemination: figure,
  disseminationOverdue: figure,
  question: figure,
})
/** `receipt` + `dissemination` is the `outstanding` of interfaces.md 4; a question is counted apart. */
export type Remaining = z.output<typeof remaining>

export async function countRemaining(
  reader: Reader,
  distributionIds: readonly string[],
): Promise<Map<string, Remaining>> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT d.id, count(*) FILTER (WHERE v.owes = 'receipt' AND v.status <> 'question') AS receipt,
      count(*) FILTER (WHERE v.owes = 'receipt' AND v.status <> 'question' AND v.due_on < ${reader.today}::date) AS "receiptOverdue",
      count(*) FILTER (WHERE v.owes = 'dissemination' AND v.status <> 'question') AS dissemination,
      count(*) FILTER (WHERE v.owes = 'dissemination' AND v.status <> 'question' AND v.due_on < ${reader.today}::date) AS "disseminationOverdue",
      count(*) FILTER (WHERE v.status = 'question') AS question
    FROM distribution d JOIN delivery v ON v.issuer_id = d.issuer_id AND v.distribution_id = d.id
    WHERE d.id = ANY (${distributionIds}::uuid[]) AND v.owes IS NOT NULL
      AND (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
    GROUP BY d.id`
  return new Map(
    z
      .array(remaining.extend({ id: z.string() }))
      .parse(rows)
      .map(({ id, ...figures }) => [id, figures]),
  )
}

const nameRow = z.object({ name: z.string(), part: z.enum(['receipt', 'dissemination', 'question']) })
export type RemainingName = z.output<typeof nameRow>

/** Names in register order, for a sentence; a page asks only while they are few. */
export async function listRemainingNames(
  reader: Reader,
  distributionId: string,
  limit: number,
): Promise<RemainingName[]> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT o.name, CASE WHEN v.status = 'question' THEN 'question' ELSE v.owes END AS part
    FROM distribution d JOIN delivery v ON v.issuer_id = d.issuer_id AND v.distribution_id = d.id JOIN organization o ON o.id = v.organization_id
    WHERE d.id = ${distributionId}::uuid AND v.owes IS NOT NULL AND (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
    ORDER BY o.code LIMIT ${limit}`
  return z.array(nameRow).parse(rows)
}
