/** 転送: telling those who are reached inside the system, and naming the set of those who were told. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { refuseField } from '#core/errors.ts'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { appendFacts, type DistributionTerms, listHistories, type LockedDelivery } from './delivery-facts.ts'
import { voidedIds } from './standing.ts'

/** Whoever is reached through this register is told by the publication itself. */
export async function notifyInSystem(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
): Promise<void> {
  const reached = deliveries.filter((delivery) => delivery.channel === 'system')
  if (reached.length === 0) return
  await appendFacts(
    reader,
    terms,
    reached,
    reached.map(({ organizationId }) => ({
      organizationId,
      kind: 'notified',
      occurredOn: reader.today,
      channel: 'system',
    })),
  )
}

/** SHA-256 over the sorted ids: the audit trail names a large set by its size and this digest. */
export function digestOf(deliveries: readonly { id: string }[]): string {
  const ids = deliveries.map((one) => one.id).sort()
  return createHash('sha256').update(ids.join('\n')).digest('hex')
}

/** The chosen lines of a distribution, each once. @throws AppError invalid for one that is not among them */
export function chooseLines<D extends { id: string }>(all: readonly D[], wanted: readonly string[]): D[] {
  const byId = new Map(all.map((one) => [one.id, one]))
  const at = wanted.findIndex((id) => !byId.has(id.toLowerCase()))
  if (at >= 0) refuseField(`deliveryIds.${at}`, 'unknown-delivery')
  return [...new Set(wanted)].flatMap((id) => byId.get(id.toLowerCase()) ?? [])
}

/** The last mark of forwarding that still counts, by organization. */
export async function lastMarks(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
): Promise<Map<string, bigint>> {
  const histories = await listHistories(reader, terms, deliveries)
  return new Map(
    [...histories].flatMap(([organizationId, history]) => {
      const voided = voidedIds(history)
      const mark = history.findLast((fact) => fact.kind === 'notified' && !voided.has(fact.id))
      return mark ? [[organizationId, mark.id] as const] : []
    }),
  )
}

const undoneAtMost = 500

/**
 * The lines that this person marked as forwarded with the last press, so that it can be taken back whole; empty when one
 * of those marks no longer stands or is not the last of its line.
 */
export function lastMarked(reader: Reader, { issuerId, id }: { issuerId: string; id: string }): Statement<string[]> {
  const me = reader.actor.kind === 'user' ? reader.actor.id : null
  return statement(
    sql`
    SELECT v.id, NOT EXISTS (SELECT 1 FROM delivery_fact later WHERE later.issuer_id = f.issuer_id AND later.distribution_id = f.distribution_id
      AND later.organization_id = f.organization_id AND later.id > f.id AND (later.kind = 'notified' OR later.corrects_id = f.id)) AS stands
    FROM delivery_fact f JOIN delivery v ON v.issuer_id = f.issuer_id AND v.distribution_id = f.distribution_id AND v.organization_id = f.organization_id
    WHERE f.issuer_id = ${issuerId}::uuid AND f.distribution_id = ${id}::uuid AND f.kind = 'notified' AND f.recorded_by_id = ${me}::uuid
      AND f.stamped_at = (SELECT max(x.stamped_at) FROM delivery_fact x WHERE x.issuer_id = ${issuerId}::uuid AND x.distribution_id = ${id}::uuid
        AND x.kind = 'notified' AND x.recorded_by_id = ${me}::uuid)
    LIMIT ${undoneAtMost + 1}`,
    (rows) => {
      const marked = z.array(z.object({ id: z.string(), stands: z.boolean() })).parse(rows)
      return marked.length <= undoneAtMost && marked.every((one) => one.stands) ? marked.map((one) => one.id) : []
    },
  )
}
