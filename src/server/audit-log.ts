/** Writes the audit trail: inside the transaction of the change, or for refusals in one of its own. Reading is a feature. */
import type { Reader } from './reader.ts'
import type { Prisma } from '#server/database/client/client.ts'

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

export async function writeAudit(reader: Reader, facts: Facts, outcome: 'done' | 'refused' = 'done'): Promise<void> {
  const { actor, request, tx } = reader
  await tx.auditEntry.createMany({
    data: facts.map((fact) => ({
      event: fact.event,
      outcome,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      actorOrganizationId: actor.organizationId,
      organizationId: fact.organizationId,
      objectType: fact.object.type,
      objectId: fact.object.id,
      label: fact.label?.slice(0, 500) ?? null,
      ...(fact.before === undefined ? {} : { before: fact.before }),
      ...(fact.after === undefined ? {} : { after: fact.after }),
      requestId: request.id,
      address: request.address,
    })),
  })
}
