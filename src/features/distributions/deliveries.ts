/** The recipients of a distribution, line by line, and the history of one line. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, rawSql, type Reader, sql } from '#server/context.ts'
import { instant, pageLimit, run, runTogether, statement } from '#server/statement.ts'
import { findDelivery, findDistribution, type FoundDistribution } from './relation.ts'
import { deliveryRoles, factKinds, statuses, voidedIds } from './standing.ts'

const line = z.object({
  id: z.string(),
  organizationId: z.string(),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  role: z.enum(deliveryRoles),
  channel: z.string(),
  askedSeparately: z.boolean(),
  version: z.number(),
  status: z.enum(statuses),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  isExempt: z.boolean(),
  dueOn: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  notifiedBy: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
  reached: z.number().nullable(),
  questionOn: z.string().nullable(),
  isBehalf: z.boolean(),
  postName: z.string().nullable(),
  telephone: z.string().nullable(),
  fax: z.string().nullable(),
})
export type DeliveryLine = z.output<typeof line>

export const deliveryColumns = sql`v.id, v.organization_id AS "organizationId", o.code, o.name, o.kana, v.role, v.channel, v.asked_separately AS "askedSeparately", v.version, v.status, v.owes, v.is_exempt AS "isExempt",
  v.due_on::text AS "dueOn", v.notified_on::text AS "notifiedOn", v.notified_by AS "notifiedBy", v.received_on::text AS "receivedOn", v.disseminated_on::text AS "disseminatedOn", v.reached,
  v.question_on::text AS "questionOn", v.is_behalf AS "isBehalf", p.name AS "postName", p.telephone, p.fax`
export const postJoin = sql`LEFT JOIN LATERAL (SELECT name, telephone, fax FROM post WHERE organization_id = v.organization_id AND valid_to IS NULL ORDER BY created_at LIMIT 1) p ON true`

export const statusFilters = [...statuses, 'outstanding', 'overdue'] as const
export type StatusFilter = (typeof statusFilters)[number]

interface LineFilter {
  status?: StatusFilter | undefined
  after?: string | undefined
  limit: number
}

/** Lines in register order (role, code). @throws AppError not-found, forbidden for recipients */
export async function listDeliveries(
  reader: Reader,
  { distributionId, ...filter }: LineFilter & { distributionId: string },
): Promise<Page<DeliveryLine>> {
  return run(reader, deliveriesOf(reader, await findDistribution(reader, distributionId), filter).page)
}

type Of = Pick<FoundDistribution, 'id' | 'issuerId' | 'relation' | 'wasPublished'>

/** A page of the lines of a distribution, cut by its index before it is joined, and the recipients on it. @throws AppError forbidden for recipients */
export function deliveriesOf(reader: Reader, { id, issuerId, relation, wasPublished }: Of, filter: LineFilter) {
  enforce(decide(reader.actor, wasPublished ? 'delivery.list' : 'distribution.read-draft', relation))
  const key = decodeCursor(filter.after, 3)
  const cut = sql`SELECT v.organization_id FROM delivery v
    WHERE v.issuer_id = ${issuerId}::uuid AND v.distribution_id = ${id}::uuid ${statusCondition(filter.status, reader)}
      ${key ? sql`AND (${lane}, v.asked_separately, v.organization_code) > (${Number(key[0])}, ${key[1] === '1'}, ${key[2]})` : emptySql}
    ORDER BY ${lane}, v.asked_separately, v.organization_code LIMIT ${pageLimit(filter.limit)}`
  const page = statement(
    sql`
    SELECT ${deliveryColumns} FROM (${cut}) AS cut JOIN delivery v ON v.issuer_id = ${issuerId}::uuid AND v.distribution_id = ${id}::uuid AND v.organization_id = cut.organization_id
      JOIN organization o ON o.id = v.organization_id ${postJoin} ORDER BY ${lane}, v.asked_separately, v.organization_code`,
    (rows) =>
      toPage(z.array(line).parse(rows), filter.limit, (row) => [
        String(deliveryRoles.indexOf(row.role)),
        row.askedSeparately ? '1' : '0',
        row.code,
      ]),
  )
  return { page, organizationIds: cut }
}

const lane = rawSql(`(CASE v.role WHEN 'to' THEN 0 WHEN 'cc' THEN 1 ELSE 2 END)`)

function statusCondition(status: StatusFilter | undefined, reader: Reader) {
  if (status === undefined) return emptySql
  if (status === 'outstanding') return sql`AND v.owes IS NOT NULL AND v.status <> 'question'`
  if (status === 'overdue')
    return sql`AND v.owes IS NOT NULL AND v.status <> 'question' AND v.due_on < ${reader.today}::date`
  return sql`AND v.status = ${status}`
}

const historyRow = z.object({
  id: z.coerce.bigint(),
  kind: z.enum(factKinds),
  occurredOn: z.string(),
  recordedAt: instant,
  recordedByName: z.string(),
  channel: z.string().nullable(),
  medium: z.string().nullable(),
  person: z.string().nullable(),
  means: z.array(z.string()),
  reached: z.number().nullable(),
  note: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  correctsId: z.coerce.bigint().nullable(),
})
export type HistoryEntry = z.output<typeof historyRow> & { isVoid: boolean }

/** The line of one delivery and all its facts, newest first; corrected ones are kept and marked. */
export function deliveryParts(id: string) {
  return {
    line: statement(
      sql`SELECT ${deliveryColumns} FROM delivery v JOIN organization o ON o.id = v.organization_id ${postJoin} WHERE v.id = ${id}::uuid`,
      (rows) => z.array(line).parse(rows)[0],
    ),
    history: statement(
      sql`
      SELECT f.id, f.kind, f.occurred_on::text AS "occurredOn", f.recorded_at AS "recordedAt", f.recorded_by_name AS "recordedByName", f.channel, f.medium, f.person, f.means, f.reached, f.note,
        f.receipt_number AS "receiptNumber", f.corrects_id AS "correctsId"
      FROM delivery v JOIN delivery_fact f ON f.issuer_id = v.issuer_id AND f.distribution_id = v.distribution_id AND f.organization_id = v.organization_id
      WHERE v.id = ${id}::uuid ORDER BY f.id DESC`,
      (rows): HistoryEntry[] => {
        const history = z.array(historyRow).parse(rows)
        const voided = voidedIds(history)
        return history.map((entry) => ({ ...entry, isVoid: voided.has(entry.id) }))
      },
    ),
  }
}

/** One delivery as the actor stands to it. @throws AppError not-found */
export async function getDelivery(reader: Reader, id: string) {
  const delivery = await findDelivery(reader, id)
  enforce(decide(reader.actor, 'delivery.read', delivery.relation))
  return { ...delivery, ...(await runTogether(reader, deliveryParts(delivery.id))) }
}
