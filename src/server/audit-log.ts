/** Writes the audit trail: inside the transaction of the change, or for refusals in one of its own. Reading is a feature. */
import type { Reader } from './reader.ts'
import { Prisma } from '#server/database/client/client.ts'

type Json = Prisma.InputJsonValue

/** One thing that happened, in words of the domain (`notice.registered`). `before`/`after` carry only what changed. */
export interface Fact {
  event: string
  object: { type: string; id: string | null }
  /** the organization in whose trail it stands */
  organizationId: string | null
  /** what a person would call the object: a number, a name */
  label?: string
  before?: Json
  after?: Json
}

export type Facts = readonly [Fact, ...Fact[]]

export function writeAudit(reader: Reader, facts: Facts, outcome: 'done' | 'refused' = 'done'): void {
  const { actor, request, tx } = reader
  const rows = facts.map(({ event, object, organizationId, label, before, after }) => ({
    event,
    objectType: object.type,
    objectId: object.id,
    organizationId,
    label: label?.slice(0, 500),
    before,
    after,
  }))
  tx.$send(Prisma.sql`
    INSERT INTO audit_entry (event, outcome, actor_kind, actor_id, actor_name, actor_organization_id, organization_id, object_type, object_id, label, before, after, request_id, address)
    SELECT f.event, ${outcome}, ${actor.kind}, ${actor.id}::uuid, ${actor.name}, ${actor.organizationId}::uuid, f."organizationId", f."objectType", f."objectId", f.label, f.before, f.after,
      ${request.id}, ${request.address}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(event text, "objectType" text, "objectId" text, "organizationId" uuid, label text, before jsonb, after jsonb)`)
}
