/** Reads of distributions and deliveries, always within what the actor may see. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { stateOf } from './distribution.ts'
import { findDistribution } from './relation.ts'
import { asks } from './standing.ts'

const summary = z.object({
  id: z.string(),
  issuerId: z.string(),
  issuerName: z.string(),
  noticeId: z.string(),
  subject: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  issuedOn: z.string(),
  ask: z.enum(asks),
  receiptDueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  urgency: z.string(),
  contact: z.string().nullable(),
  sourceDeliveryId: z.string().nullable(),
  version: z.number(),
  revision: z.number(),
  publishedAt: z.date().nullable(),
  publishedOn: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type DistributionSummary = z.output<typeof summary> & { state: ReturnType<typeof stateOf> }

const summaryColumns = sql`d.id, d.issuer_id AS "issuerId", o.name AS "issuerName", d.notice_id AS "noticeId", n.subject, n.kind, n.issued_on::text AS "issuedOn",
  ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", d.ask, d.receipt_due_on::text AS "receiptDueDate",
  d.due_on::text AS "dueDate", d.urgency, d.contact, d.source_delivery_id AS "sourceDeliveryId", d.version, d.revision, d.published_at AS "publishedAt", d.published_on::text AS "publishedOn", d.withdrawn_at AS "withdrawnAt", d.withdrawn_reason AS "withdrawnReason"`

/** Own distributions, newest first; drafts only for those who may see them. */
export async function listDistributions(
  reader: Reader,
  filter: { after?: string | undefined; limit: number; noticeId?: string | undefined },
): Promise<Page<DistributionSummary>> {
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${summaryColumns} FROM distribution d JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = d.issuer_id
    WHERE (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
      AND (d.published_at IS NOT NULL OR (d.issuer_id = ${reader.scope.organizationId}::uuid AND ${reader.scope.seesDrafts}))
      ${filter.noticeId ? sql`AND (d.notice_id = ${filter.noticeId}::uuid OR EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${filter.noticeId}::uuid))` : emptySql}
      ${key ? sql`AND (n.issued_on, d.id) < (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY n.issued_on DESC, d.id DESC LIMIT ${filter.limit + 1}`
  const page = toPage(z.array(summary).parse(rows), filter.limit, (row) => [row.issuedOn, row.id])
  return { ...page, items: page.items.map((row) => ({ ...row, state: stateOf(row) })) }
}

/** One distribution for whoever may see it. @throws AppError not-found */
export async function getDistribution(
  reader: Reader,
  id: string,
): Promise<
  DistributionSummary & {
    relation: 'own' | 'received' | 'below' | 'none'
    enclosures: { id: string; subject: string; documentNumbers: string[]; kind: string }[]
  }
> {
  const { relation, state, wasPublished } = await findDistribution(reader, id)
  enforce(decide(reader.actor, wasPublished ? 'distribution.read' : 'distribution.read-draft', relation))
  const rows = await reader.tx.$queryRaw<
    unknown[]
  >`SELECT ${summaryColumns} FROM distribution d JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = d.issuer_id WHERE d.id = ${id}::uuid`
  const enclosures = z
    .array(z.object({ id: z.string(), subject: z.string(), kind: z.string(), documentNumbers: z.array(z.string()) }))
    .parse(
      await reader.tx.$queryRaw<unknown[]>`
      SELECT n.id, n.subject, n.kind, ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers"
      FROM distribution_enclosure e JOIN notice n ON n.id = e.notice_id WHERE e.distribution_id = ${id}::uuid ORDER BY e.position`,
    )
  return { ...summary.parse(rows[0]), state, relation, enclosures }
}
