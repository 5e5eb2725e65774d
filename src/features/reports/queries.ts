/** What is owed, seen from both sides: by me (inbox) and to me (outstanding), oldest first. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { postJoin } from '#features/distributions/deliveries.ts'
import { statuses } from '#features/distributions/standing.ts'

const item = z.object({
  deliveryId: z.string(),
  distributionId: z.string(),
  organizationId: z.string(),
  code: z.string(),
  name: z.string(),
  postName: z.string().nullable(),
  telephone: z.string().nullable(),
  issuerName: z.string(),
  noticeId: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuedOn: z.string(),
  urgency: z.string(),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  status: z.enum(statuses),
  dueOn: z.string().nullable(),
  sinceOn: z.string(),
  receivedOn: z.string().nullable(),
})
export type OwedItem = z.output<typeof item>

const columns = sql`v.id AS "deliveryId", v.distribution_id AS "distributionId", v.organization_id AS "organizationId", o.code, o.name, p.name AS "postName", p.telephone, i.name AS "issuerName", n.id AS "noticeId",
  ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", n.kind, n.subject, n.issued_on::text AS "issuedOn", d.urgency, v.owes, v.status, v.due_on::text AS "dueOn",
  coalesce(v.notified_on, d.published_on)::text AS "sinceOn", v.received_on::text AS "receivedOn"`
const joins = sql`JOIN distribution d ON d.id = v.distribution_id JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = v.organization_id JOIN organization i ON i.id = v.issuer_id ${postJoin}`

/** What my organization owes (an open question stands there too, its clock stopped), earliest due date first. */
export async function listInbox(
  reader: Reader,
  filter: { after?: string | undefined; limit: number },
): Promise<Page<OwedItem>> {
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM delivery v ${joins}
    WHERE v.organization_id = ${reader.scope.organizationId}::uuid AND v.owes IS NOT NULL
      ${key ? sql`AND (coalesce(v.due_on, 'infinity'::date), v.id) > (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY coalesce(v.due_on, 'infinity'::date), v.id LIMIT ${filter.limit + 1}`
  return toPage(z.array(item).parse(rows), filter.limit, (row) => [row.dueOn ?? 'infinity', row.deliveryId])
}

/** What came to my organization and was answered, newest first. */
export async function listAnswered(reader: Reader, limit: number): Promise<OwedItem[]> {
  return z.array(item).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM delivery v ${joins} WHERE v.organization_id = ${reader.scope.organizationId}::uuid AND v.owes IS NULL AND d.published_at IS NOT NULL
    ORDER BY v.last_fact_at DESC NULLS LAST LIMIT ${limit}`,
  )
}

export interface OutstandingFilter {
  organizationId?: string | undefined
  noticeId?: string | undefined
  show?: 'all' | 'overdue' | 'bounced' | 'question' | 'urgent' | undefined
  after?: string | undefined
  limit: number
}

/** Who owes my organization which answer, longest waiting first. Questions are left out unless asked for. */
export async function listOutstanding(reader: Reader, filter: OutstandingFilter): Promise<Page<OwedItem>> {
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM delivery v ${joins} WHERE ${ofMine(reader)} ${showCondition(reader, filter.show)}
      ${filter.organizationId ? sql`AND v.organization_id = ${filter.organizationId}::uuid` : emptySql} ${filter.noticeId ? sql`AND d.notice_id = ${filter.noticeId}::uuid` : emptySql}
      ${key ? sql`AND (coalesce(v.notified_on, d.published_on), v.id) > (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY coalesce(v.notified_on, d.published_on), v.id LIMIT ${filter.limit + 1}`
  return toPage(z.array(item).parse(rows), filter.limit, (row) => [row.sinceOn, row.deliveryId])
}

function ofMine(reader: Reader) {
  return reader.scope.seesEverything && reader.scope.organizationId === null
    ? sql`v.owes IS NOT NULL`
    : sql`v.issuer_id = ${reader.scope.organizationId}::uuid AND v.owes IS NOT NULL`
}

function showCondition(reader: Reader, show: OutstandingFilter['show']) {
  if (show === 'question') return sql`AND v.status = 'question'`
  if (show === 'bounced') return sql`AND v.status = 'bounced'`
  if (show === 'overdue') return sql`AND v.status <> 'question' AND v.due_on < ${reader.today}::date`
  if (show === 'urgent') return sql`AND v.status <> 'question' AND d.urgency = 'urgent'`
  return sql`AND v.status <> 'question'`
}

const figures = z.object({
  all: z.coerce.number(),
  overdue: z.coerce.number(),
  bounced: z.coerce.number(),
  question: z.coerce.number(),
  urgent: z.coerce.number(),
})

/** The figures of the filter chips. */
export async function countOutstanding(reader: Reader): Promise<z.output<typeof figures>> {
  const [row] = await reader.tx.$queryRaw<unknown[]>`
    SELECT count(*) FILTER (WHERE v.status <> 'question') AS all, count(*) FILTER (WHERE v.status <> 'question' AND v.due_on < ${reader.today}::date) AS overdue, count(*) FILTER (WHERE v.status = 'bounced') AS bounced,
      count(*) FILTER (WHERE v.status = 'question') AS question, count(*) FILTER (WHERE v.status <> 'question' AND d.urgency = 'urgent') AS urgent
    FROM delivery v JOIN distribution d ON d.id = v.distribution_id WHERE ${ofMine(reader)}`
  return figures.parse(row)
}

export async function countInbox(reader: Reader): Promise<number> {
  const [row] = await reader.tx.$queryRaw<
    { count: bigint }[]
  >`SELECT count(*) AS count FROM delivery WHERE organization_id = ${reader.scope.organizationId}::uuid AND owes IS NOT NULL`
  return Number(row?.count ?? 0)
}
