/** 未確認 in its parts: who still owes the receipt, who the report, and whose question waits for us. */
import { z } from 'zod'
import { sumOf, type Tally, type TallyRow } from '#features/distributions/tally.ts'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'

/** `receipt` + `dissemination` is the `outstanding` of the figures; a question is counted apart. */
export interface Remaining {
  receipt: number
  receiptOverdue: number
  dissemination: number
  disseminationOverdue: number
  question: number
}

/** @returns undefined when nobody owes anything (any more) */
export function remainingOf(tally: Pick<Tally, 'rows'> | undefined): Remaining | undefined {
  const owed = (tally?.rows ?? []).filter((one) => one.owes !== null)
  if (owed.length === 0) return undefined
  const part = (owes: TallyRow['owes']) => owed.filter((one) => one.owes === owes && one.status !== 'question')
  const overdue = (those: readonly TallyRow[]) => sumOf(those.filter((one) => one.isOverdue))
  const [receipt, dissemination] = [part('receipt'), part('dissemination')]
  return {
    receipt: sumOf(receipt),
    receiptOverdue: overdue(receipt),
    dissemination: sumOf(dissemination),
    disseminationOverdue: overdue(dissemination),
    question: sumOf(owed.filter((one) => one.status === 'question')),
  }
}

const nameRow = z.object({ name: z.string(), part: z.enum(['receipt', 'dissemination', 'question']) })
export type RemainingName = z.output<typeof nameRow>

/** Names in register order, for a sentence; a page asks only while they are few. */
export function remainingNames(reader: Reader, distributionId: string, limit: number): Statement<RemainingName[]> {
  return statement(
    sql`
    SELECT o.name, CASE WHEN v.status = 'question' THEN 'question' ELSE v.owes END AS part
    FROM distribution d JOIN delivery v ON v.issuer_id = d.issuer_id AND v.distribution_id = d.id JOIN organization o ON o.id = v.organization_id
    WHERE d.id = ${distributionId}::uuid AND v.owes IS NOT NULL AND (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
    ORDER BY o.code LIMIT ${limit}`,
    (rows) => z.array(nameRow).parse(rows),
  )
}
