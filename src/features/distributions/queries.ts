/** Reads of distributions and deliveries, always within what the actor may see. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { instant, pageLimit, run, type Statement, statement } from '#server/statement.ts'
import { stateOf } from './distribution.ts'
import { findDistribution, type FoundDistribution } from './relation.ts'
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
  publishedAt: instant.nullable(),
  publishedOn: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
})
export type DistributionSummary = z.output<typeof summary> & { state: ReturnType<typeof stateOf> }

const summaryColumns = sql`d.id, d.issuer_id AS "issuerId", o.name AS "issuerName", d.notice_id AS "noticeId", n.subject, n.kind, n.issued_on::text AS "issuedOn",
  ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", d.ask, d.receipt_due_on::text AS "receiptDueDate",
  d.due_on::text AS "dueDate", d.urgency, d.contact, d.source_delivery_id AS "sourceDeliveryId", d.version, d.revision, d.published_at AS "publishedAt", d.published_on::text AS "publishedOn", d.withdrawn_at AS "withdrawnAt", d.withdrawn_reason AS "withdrawnReason"`

interface DistributionFilter {
  after?: string | undefined
  limit: number
  noticeId?: string | undefined
  /** what passes this delivery on */
  sourceDeliveryId?: string | undefined
}

/** Own distributions, newest first; drafts only for those who may see them. */
export function distributions(reader: Reader, filter: DistributionFilter): Statement<Page<DistributionSummary>> {
  const key = decodeCursor(filter.after, 2)
  const text = sql`
    SELECT ${summaryColumns} FROM distribution d JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = d.issuer_id
    WHERE (${reader.scope.seesEverything} OR d.issuer_id = ${reader.scope.organizationId}::uuid)
      AND (d.published_at IS NOT NULL OR (d.issuer_id = ${reader.scope.organizationId}::uuid AND ${reader.scope.seesDrafts}))
      ${filter.noticeId ? sql`AND (d.notice_id = ${filter.noticeId}::uuid OR EXISTS (SELECT 1 FROM distribution_enclosure e WHERE e.distribution_id = d.id AND e.notice_id = ${filter.noticeId}::uuid))` : emptySql}
      ${filter.sourceDeliveryId ? sql`AND d.source_delivery_id = ${filter.sourceDeliveryId}::uuid` : emptySql}
      ${key ? sql`AND (n.issued_on, d.id) < (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY n.issued_on DESC, d.id DESC LIMIT ${pageLimit(filter.limit)}`
  return statement(text, (rows) => {
    const page = toPage(z.array(summary).parse(rows), filter.limit, (row) => [row.issuedOn, row.id])
    return { ...page, items: page.items.map((row) => ({ ...row, state: stateOf(row) })) }
  })
}

export function listDistributions(reader: Reader, filter: DistributionFilter): Promise<Page<DistributionSummary>> {
  return run(reader, distributions(reader, filter))
}

const enclosure = z.object({
  id: z.string(),
  subject: z.string(),
  kind: z.string(),
  documentNumbers: z.array(z.string()),
})
const detail = summary.extend({ enclosures: z.array(enclosure) })
const enclosuresColumn = sql`(SELECT coalesce(json_agg(json_build_object('id', m.id, 'subject', m.subject, 'kind', m.kind,
    'documentNumbers', ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = m.id ORDER BY position)) ORDER BY e.position), '[]'::json)
  FROM distribution_enclosure e JOIN notice m ON m.id = e.notice_id WHERE e.distribution_id = d.id) AS enclosures`

export type DistributionDetail = z.output<typeof detail> &
  Pick<FoundDistribution, 'relation' | 'state' | 'wasPublished'>

/** One distribution for whoever may see it. @throws AppError not-found */
export async function getDistribution(reader: Reader, id: string): Promise<DistributionDetail> {
  return run(reader, detailOf(reader, await findDistribution(reader, id)))
}

/** Of a distribution that is at hand already. @throws AppError not-found, forbidden */
export function detailOf(
  reader: Reader,
  { id, relation, state, wasPublished }: FoundDistribution,
): Statement<DistributionDetail> {
  enforce(decide(reader.actor, wasPublished ? 'distribution.read' : 'distribution.read-draft', relation))
  return statement(
    sql`
    SELECT ${summaryColumns}, ${enclosuresColumn} FROM distribution d JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = d.issuer_id WHERE d.id = ${id}::uuid`,
    ([row]) => ({ ...detail.parse(row), relation, state, wasPublished }),
  )
}
