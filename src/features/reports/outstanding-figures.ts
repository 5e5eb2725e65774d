/** The figures of 未確認 from the counts that the database keeps: nothing that is owed is read line by line. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'

/** An administrator without an organization sees what is owed to anybody. */
export function isForEveryone({ scope }: Reader): boolean {
  return scope.seesEverything && scope.organizationId === null
}

/** What is owed to my organization as rows `t` of the tally (owes, status, day: due, count), folded or not: sum them. */
export function myTallies(reader: Reader) {
  const mine = isForEveryone(reader) ? sql`true` : sql`issuer_id = ${reader.scope.organizationId}::uuid`
  return sql`(SELECT distribution_id, status, owes, day, count FROM delivery_tally WHERE ${mine} AND owes <> ''
    UNION ALL SELECT distribution_id, status, owes, coalesce(due_on, 'infinity'::date), count FROM delivery_tally_change WHERE ${mine} AND owes IS NOT NULL) AS t`
}

const figures = z.object({
  all: z.coerce.number(),
  receipt: z.coerce.number(),
  overdue: z.coerce.number(),
  bounced: z.coerce.number(),
  question: z.coerce.number(),
  urgent: z.coerce.number(),
  organizations: z.coerce.number(),
  notices: z.coerce.number(),
})
export type OutstandingFigures = z.output<typeof figures>

/** The figures of the filter chips and of the head of the list. */
export function outstandingFigures(reader: Reader): Statement<OutstandingFigures> {
  return statement(
    sql`
    SELECT coalesce(sum(c.count) FILTER (WHERE c.status <> 'question'), 0) AS all, coalesce(sum(c.count) FILTER (WHERE c.status <> 'question' AND c.owes = 'receipt'), 0) AS receipt,
      coalesce(sum(c.count) FILTER (WHERE c.status <> 'question' AND c.day < ${reader.today}::date), 0) AS overdue, coalesce(sum(c.count) FILTER (WHERE c.status = 'bounced'), 0) AS bounced,
      coalesce(sum(c.count) FILTER (WHERE c.status = 'question'), 0) AS question, coalesce(sum(c.count) FILTER (WHERE c.status <> 'question' AND d.urgency = 'urgent'), 0) AS urgent,
      count(DISTINCT d.notice_id) FILTER (WHERE c.status <> 'question') AS notices, ${organizations(reader)} AS organizations
    FROM (SELECT distribution_id, status, owes, day, sum(count) AS count FROM ${myTallies(reader)} GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0) AS c JOIN distribution d ON d.id = c.distribution_id`,
    ([found]) => figures.parse(found),
  )
}

/** Those counted in the background; whoever has changed since is counted anew. */
function organizations(reader: Reader) {
  if (isForEveryone(reader))
    return sql`(SELECT count(DISTINCT organization_id) FROM delivery WHERE owes IS NOT NULL AND status <> 'question')`
  const me = reader.scope.organizationId
  return sql`(coalesce((SELECT i.organizations FROM outstanding_issuer i WHERE i.issuer_id = ${me}::uuid), 0) + (
    SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM delivery v WHERE v.issuer_id = ${me}::uuid AND v.organization_id = t.organization_id AND v.owes IS NOT NULL AND v.status <> 'question'))
      - count(*) FILTER (WHERE EXISTS (SELECT 1 FROM outstanding_organization g WHERE g.issuer_id = ${me}::uuid AND g.organization_id = t.organization_id))
    FROM (SELECT DISTINCT organization_id FROM outstanding_change WHERE issuer_id = ${me}::uuid) AS t))`
}

export function countOutstanding(reader: Reader): Promise<OutstandingFigures> {
  return run(reader, outstandingFigures(reader))
}
