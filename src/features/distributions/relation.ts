/** How the actor's organization stands to a distribution: it sent it, it received it, it lies below, or nothing. */
import { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import type { Relation } from '#core/policy/policy.ts'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { emptySql, isOneOf, type Reader, type Sql, sql } from '#server/context.ts'
import { type LockedDelivery, lockedDelivery } from './delivery-facts.ts'
import { stateOf } from './distribution.ts'

const row = z.object({
  id: z.string(),
  issuerId: z.string(),
  noticeId: z.string(),
  ask: z.enum(['none', 'receipt', 'receipt_and_dissemination']),
  version: z.number(),
  revision: z.number(),
  publishedAt: z.date().nullable(),
  publishedOn: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  issuedOn: z.string().refine(isCalendarDate),
  subject: z.string(),
  upstreamIds: z.array(z.string()),
  isReceived: z.boolean(),
  isBelow: z.boolean(),
})

export interface FoundDistribution extends z.output<typeof row> {
  relation: Relation
  state: ReturnType<typeof stateOf>
  /** a draft that was discarded was never seen by anyone else */
  wasPublished: boolean
}

/** Loads and locks the row for a change. @throws AppError not-found */
export async function loadDistribution(reader: Reader, distributionId: string): Promise<FoundDistribution> {
  await reader.tx.$queryRaw`SELECT 1 FROM distribution WHERE id = ${distributionId}::uuid FOR UPDATE`
  return findDistribution(reader, distributionId)
}

/** @throws AppError not-found when there is none at all; the policy decides about those that exist */
export async function findDistribution(reader: Reader, distributionId: string): Promise<FoundDistribution> {
  const me = reader.actor.organizationId
  const [distribution] = await reader.tx.$queryRaw<unknown[]>`
    SELECT d.id, ${distributionColumns(me)} FROM distribution d JOIN notice n ON n.id = d.notice_id WHERE d.id = ${distributionId}::uuid`
  if (!distribution) throw new AppError('not-found', [], { objectType: 'distribution', objectId: distributionId })
  return toFound(me, row.parse(distribution))
}

/** @param me the actor's organization; columns of `d` and its notice `n` */
function distributionColumns(me: string | null) {
  return sql`d.issuer_id AS "issuerId", d.notice_id AS "noticeId", d.ask, d.version, d.revision, d.published_at AS "publishedAt",
      d.published_on::text AS "publishedOn", d.withdrawn_at AS "withdrawnAt", n.issued_on::text AS "issuedOn", n.subject, coalesce(d.upstream_ids, '{}') AS "upstreamIds",
      EXISTS (SELECT 1 FROM delivery own WHERE own.issuer_id = d.issuer_id AND own.distribution_id = d.id AND own.organization_id = ${me}::uuid) AND d.published_at IS NOT NULL AS "isReceived",
      coalesce(${me}::uuid = ANY (d.upstream_ids), false) AS "isBelow"`
}

function toFound(me: string | null, one: z.output<typeof row>): FoundDistribution {
  const relation: Relation = one.issuerId === me ? 'own' : one.isReceived ? 'received' : one.isBelow ? 'below' : 'none'
  return { ...one, relation, state: stateOf(one), wasPublished: one.publishedAt !== null }
}

const deliveryRow = lockedDelivery
  .omit({ version: true })
  .extend({ deliveryVersion: z.number(), organizationName: z.string() })
  .extend(row.omit({ id: true }).shape)

export interface FoundDelivery extends LockedDelivery {
  organizationName: string
  distribution: FoundDistribution
  relation: Relation
}

/** A delivery of a published distribution; the recipient's own relation is `received`. @throws AppError not-found */
export async function findDelivery(reader: Reader, deliveryId: string): Promise<FoundDelivery> {
  const [delivery] = await findDeliveries(reader, [deliveryId])
  return found(delivery)
}

/** Several at once, in the order of the distributions, then of the recipients. @throws AppError not-found when one does not exist */
export function findDeliveries(reader: Reader, deliveryIds: readonly string[]): Promise<FoundDelivery[]> {
  return selectDeliveries(reader, deliveryIds, emptySql)
}

/** The same, locked for a change in this order, so that two officers who press at once wait for each other instead of for ever. */
export function loadDeliveries(reader: Reader, deliveryIds: readonly string[]): Promise<FoundDelivery[]> {
  return selectDeliveries(reader, deliveryIds, sql`FOR UPDATE OF v`)
}

/** @throws AppError not-found */
export async function loadDelivery(reader: Reader, deliveryId: string): Promise<FoundDelivery> {
  const [delivery] = await loadDeliveries(reader, [deliveryId])
  return found(delivery)
}

async function selectDeliveries(reader: Reader, deliveryIds: readonly string[], lock: Sql): Promise<FoundDelivery[]> {
  const me = reader.actor.organizationId
  const rows = z.array(deliveryRow).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT v.id, v.distribution_id AS "distributionId", v.organization_id AS "organizationId", o.name AS "organizationName", v.role, v.asked_separately AS "askedSeparately",
      v.channel, v.version AS "deliveryVersion", v.status, v.owes, v.notified_on::text AS "notifiedOn", ${distributionColumns(me)}
    FROM delivery v JOIN organization o ON o.id = v.organization_id JOIN distribution d ON d.id = v.distribution_id JOIN notice n ON n.id = d.notice_id
    WHERE ${isOneOf(sql`v.id`, deliveryIds)} ORDER BY v.distribution_id, v.organization_id ${lock}`,
  )
  const known = new Set(rows.map((one) => one.id))
  const missing = deliveryIds.find((id) => !known.has(id.toLowerCase()))
  if (missing) throw new AppError('not-found', [], { objectType: 'delivery', objectId: missing })
  return rows.map(({ deliveryVersion, ...one }) => {
    const distribution = toFound(me, { ...one, id: one.distributionId })
    return { ...one, version: deliveryVersion, distribution, relation: deliveryRelation(reader, one, distribution) }
  })
}

function deliveryRelation(
  reader: Reader,
  delivery: { organizationId: string },
  distribution: FoundDistribution,
): Relation {
  if (distribution.relation === 'own') return 'own'
  if (!distribution.wasPublished) return 'none'
  if (delivery.organizationId === reader.actor.organizationId) return 'received'
  return distribution.relation === 'below' ? 'below' : 'none'
}
