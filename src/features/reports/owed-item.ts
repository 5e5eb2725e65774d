/** One thing that is owed: the line, its letter, and whom to call. */
import { z } from 'zod'
import { postJoin } from '#features/distributions/deliveries.ts'
import { statuses } from '#features/distributions/standing.ts'
import { sql } from '#server/context.ts'

export const owedItem = z.object({
  deliveryId: z.string(),
  distributionId: z.string(),
  organizationId: z.string(),
  code: z.string(),
  name: z.string(),
  postName: z.string().nullable(),
  telephone: z.string().nullable(),
  fax: z.string().nullable(),
  issuerName: z.string(),
  noticeId: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuedOn: z.string(),
  urgency: z.string(),
  channel: z.string(),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  status: z.enum(statuses),
  dueOn: z.string().nullable(),
  sinceOn: z.string(),
  receivedOn: z.string().nullable(),
})
export type OwedItem = z.output<typeof owedItem>

export const owedColumns = sql`v.id AS "deliveryId", v.distribution_id AS "distributionId", v.organization_id AS "organizationId", o.code, o.name, p.name AS "postName", p.telephone, p.fax,
  i.name AS "issuerName", n.id AS "noticeId", ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", n.kind, n.subject,
  n.issued_on::text AS "issuedOn", d.urgency, coalesce(v.notified_by, v.channel) AS channel, v.owes, v.status, v.due_on::text AS "dueOn",
  coalesce(v.since_on, d.published_on)::text AS "sinceOn", v.received_on::text AS "receivedOn"`
export const owedJoins = sql`JOIN distribution d ON d.id = v.distribution_id JOIN notice n ON n.id = d.notice_id JOIN organization o ON o.id = v.organization_id JOIN organization i ON i.id = v.issuer_id ${postJoin}`
