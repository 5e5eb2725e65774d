/**
 * 受信: what my organization owes and what it has just answered.
 * Invariant: for a quarter of an hour an answered letter keeps its place in the list, so that no row moves under the
 * pointer and the next press cannot hit another letter.
 */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { type Reader, sql } from '#server/context.ts'
import { pageLimit, run, type Statement, statement } from '#server/statement.ts'
import { owedColumns, owedItem, owedJoins, type OwedItem } from './owed-item.ts'

const keptMinutes = 15

/** An answer of the recipient's own hand within the last minutes; other facts (再転送) do not count. */
function justAnswered(reader: Reader) {
  return sql`(v.last_fact_at > ${reader.now}::timestamptz - ${keptMinutes} * interval '1 minute' AND v.status NOT IN ('not_notified', 'notified', 'bounced', 'closed', 'cancelled'))`
}

/** The due date a letter had before its last answer: the place it keeps. */
const placeBefore = sql`CASE WHEN v.status = 'disseminated' THEN coalesce(d.due_on, d.receipt_due_on) ELSE coalesce(d.receipt_due_on, d.due_on) END`

const receipt = z.object({ kind: z.string(), receiptNumber: z.string(), recordedAt: z.coerce.date() })
export type RecentReceipt = z.output<typeof receipt>
const deskItem = owedItem.extend({ place: z.string(), receipt: receipt.nullable() })
/** `receipt`: of a row that keeps its place. */
export type DeskItem = OwedItem & { receipt: RecentReceipt | null }

/** The receipt of the last own answer that was not struck. */
function recentReceipt(reader: Reader) {
  return sql`(SELECT json_build_object('kind', f.kind, 'receiptNumber', f.receipt_number, 'recordedAt', f.recorded_at) FROM delivery_fact f
    WHERE f.issuer_id = v.issuer_id AND f.distribution_id = v.distribution_id AND f.organization_id = v.organization_id AND f.receipt_number IS NOT NULL
      AND f.recorded_at > ${reader.now}::timestamptz - ${keptMinutes} * interval '1 minute' AND f.medium IS NULL
      AND NOT EXISTS (SELECT 1 FROM delivery_fact c WHERE c.issuer_id = f.issuer_id AND c.distribution_id = f.distribution_id AND c.organization_id = f.organization_id AND c.kind = 'struck' AND c.corrects_id = f.id)
    ORDER BY f.id DESC LIMIT 1)`
}

/** Earliest due date first, an open question in its place; what was just answered stays where it stood. */
export function desk(reader: Reader, filter: { after?: string | undefined; limit: number }): Statement<Page<DeskItem>> {
  const key = decodeCursor(filter.after, 2)
  const isKept = justAnswered(reader)
  const place = sql`coalesce(CASE WHEN ${isKept} THEN ${placeBefore} ELSE v.due_on END, 'infinity'::date)`
  return statement(
    sql`
    SELECT ${owedColumns}, ${place}::text AS place, ${recentReceipt(reader)} AS receipt FROM delivery v ${owedJoins}
    WHERE v.organization_id = ${reader.scope.organizationId}::uuid AND (v.owes IS NOT NULL OR ${isKept}) AND d.published_at IS NOT NULL
      ${key ? sql`AND (${place}, v.id) > (${key[0]}::date, ${key[1]}::uuid)` : sql``}
    ORDER BY ${place}, v.id LIMIT ${pageLimit(filter.limit)}`,
    (rows) => toPage(z.array(deskItem).parse(rows), filter.limit, (row) => [row.place, row.deliveryId]),
  )
}

export function listDesk(
  reader: Reader,
  filter: { after?: string | undefined; limit: number },
): Promise<Page<DeskItem>> {
  return run(reader, desk(reader, filter))
}
