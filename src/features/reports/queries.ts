/** What my organization owes and what it has answered, as plain lists and counts. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { owedColumns, owedItem, owedJoins, type OwedItem } from './owed-item.ts'

/** What my organization owes (an open question stands there too, its clock stopped), earliest due date first. */
export async function listInbox(
  reader: Reader,
  filter: { after?: string | undefined; limit: number },
): Promise<Page<OwedItem>> {
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${owedColumns} FROM delivery v ${owedJoins}
    WHERE v.organization_id = ${reader.scope.organizationId}::uuid AND v.owes IS NOT NULL
      ${key ? sql`AND (coalesce(v.due_on, 'infinity'::date), v.id) > (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY coalesce(v.due_on, 'infinity'::date), v.id LIMIT ${filter.limit + 1}`
  return toPage(z.array(owedItem).parse(rows), filter.limit, (row) => [row.dueOn ?? 'infinity', row.deliveryId])
}

/** What came to my organization and asks nothing (more) of it, newest first. */
export function answered(reader: Reader, limit: number): Statement<OwedItem[]> {
  return statement(
    sql`
    SELECT ${owedColumns} FROM delivery v ${owedJoins} WHERE v.organization_id = ${reader.scope.organizationId}::uuid AND v.owes IS NULL AND d.published_at IS NOT NULL
    ORDER BY v.last_fact_at DESC NULLS LAST LIMIT ${limit}`,
    (rows) => z.array(owedItem).parse(rows),
  )
}
