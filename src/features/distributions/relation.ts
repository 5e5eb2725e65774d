/** How the actor's organization stands to a distribution: it sent it, it received it, it lies below, or nothing. */
import { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import type { Relation } from '#core/policy/policy.ts'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
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
  const distribution = (await findDistributions(reader, [distributionId])).get(distributionId.toLowerCase())
  if (!distribution) throw new AppError('not-found', [], { objectType: 'distribution', objectId: distributionId })
  return distribution
}

/** Those of several that exist, by id. */
async function findDistributions(
  reader: Reader,
  distributionIds: readonly string[],
): Promise<Map<string, FoundDistribution>> {
  const me = reader.actor.organizationId
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT d.id, d.issuer_id AS "issuerId", d.notice_id AS "noticeId", d.ask, d.version, d.revision, d.published_at AS "publishedAt",
      d.published_on::text AS "publishedOn", d.withdrawn_at AS "withdrawnAt", n.issued_on::text AS "issuedOn", n.subject, coalesce(d.upstream_ids, '{}') AS "upstreamIds",
      EXISTS (SELECT 1 FROM delivery v WHERE v.issuer_id = d.issuer_id AND v.distribution_id = d.id AND v.organization_id = ${me}::uuid) AND d.published_at IS NOT NULL AS "isReceived",
      coalesce(${me}::uuid = ANY (d.upstream_ids), false) AS "isBelow"
    FROM distribution d JOIN notice n ON n.id = d.notice_id WHERE d.id = ANY (${distributionIds}::uuid[])`
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((one) => [one.id, { ...one, ...seenBy(me, one) }]),
  )
}

function seenBy(me: string | null, one: z.output<typeof row>) {
  const relation: Relation = one.issuerId === me ? 'own' : one.isReceived ? 'received' : one.isBelow ? 'below' : 'none'
  return { relation, state: stateOf(one), wasPublished: one.publishedAt !== null }
}

const deliveryRow = z.object({
  id: z.string(),
  issuerId: z.string(),
  distributionId: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
})

export interface FoundDelivery extends z.output<typeof deliveryRow> {
  distribution: FoundDistribution
  relation: Relation
}

/** A delivery of a published distribution; the recipient's own relation is `received`. @throws AppError not-found */
export async function findDelivery(reader: Reader, deliveryId: string): Promise<FoundDelivery> {
  const [delivery] = await findDeliveries(reader, [deliveryId])
  return found(delivery)
}

/** Several at once, in the order of the ids. @throws AppError not-found when one does not exist */
export async function findDeliveries(reader: Reader, deliveryIds: readonly string[]): Promise<FoundDelivery[]> {
  const rows = z.array(deliveryRow).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT v.id, v.issuer_id AS "issuerId", v.distribution_id AS "distributionId", v.organization_id AS "organizationId", o.name AS "organizationName"
    FROM delivery v JOIN organization o ON o.id = v.organization_id WHERE v.id = ANY (${deliveryIds}::uuid[]) ORDER BY v.id`,
  )
  const known = new Set(rows.map((row) => row.id))
  const missing = deliveryIds.find((id) => !known.has(id.toLowerCase()))
  if (missing) throw new AppError('not-found', [], { objectType: 'delivery', objectId: missing })
  const distributions = await findDistributions(reader, [...new Set(rows.map((row) => row.distributionId))])
  return rows.map((delivery) => {
    const distribution = found(distributions.get(delivery.distributionId))
    return { ...delivery, distribution, relation: deliveryRelation(reader, delivery, distribution) }
  })
}

function deliveryRelation(
  reader: Reader,
  delivery: z.output<typeof deliveryRow>,
  distribution: FoundDistribution,
): Relation {
  if (distribution.relation === 'own') return 'own'
  if (!distribution.wasPublished) return 'none'
  if (delivery.organizationId === reader.actor.organizationId) return 'received'
  return distribution.relation === 'below' ? 'below' : 'none'
}
