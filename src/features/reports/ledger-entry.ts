/** What the ledger says of a line beyond its standing: who answered, by which means, and the last remark. */
import { z } from 'zod'
import { factKinds, voidedIds } from '#features/distributions/standing.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'

const fact = z.object({
  id: z.coerce.bigint(),
  correctsId: z.coerce.bigint().nullable(),
  organizationId: z.string(),
  kind: z.enum(factKinds),
  medium: z.string().nullable(),
  person: z.string().nullable(),
  means: z.array(z.string()),
  note: z.string().nullable(),
  recordedByName: z.string(),
})
export type LedgerFact = Omit<z.output<typeof fact>, 'organizationId'>

export interface Teller {
  /** who at the recipient said so; an own answer was given by the person signed in */
  person: string
  /** set when an officer wrote it down for them */
  medium: string | null
  means: string[]
}

export interface LedgerEntry {
  received: Teller | null
  disseminated: Teller | null
  remark: string | null
}

/** @param all facts of one delivery, oldest first */
export function ledgerEntryOf(all: readonly LedgerFact[]): LedgerEntry {
  const voided = voidedIds(all)
  const facts = all.filter((one) => !voided.has(one.id) && one.kind !== 'struck')
  const teller = (kind: LedgerFact['kind']): Teller | null => {
    const last = facts.findLast((one) => one.kind === kind)
    if (!last) return null
    return { person: last.medium ? (last.person ?? '') : last.recordedByName, medium: last.medium, means: last.means }
  }
  const disseminated = teller('disseminated')
  return {
    received: teller('received') ?? disseminated,
    disseminated,
    remark: facts.findLast((one) => one.note !== null)?.note ?? null,
  }
}

/** @param organizationIds a SELECT. Entries of these recipients of one distribution that the caller has already been allowed to list. */
export function ledgerEntries(
  distribution: { issuerId: string; id: string },
  organizationIds: ReturnType<typeof sql>,
): Statement<Map<string, LedgerEntry>> {
  return statement(
    sql`
      SELECT f.id, f.corrects_id AS "correctsId", f.organization_id AS "organizationId", f.kind, f.medium, f.person, f.means, f.note, f.recorded_by_name AS "recordedByName"
      FROM delivery_fact f WHERE f.issuer_id = ${distribution.issuerId}::uuid AND f.distribution_id = ${distribution.id}::uuid
        AND f.organization_id IN (${organizationIds})
      ORDER BY f.id`,
    (rows) => {
      const byLine = Map.groupBy(z.array(fact).parse(rows), (one) => one.organizationId)
      return new Map([...byLine].map(([id, facts]) => [id, ledgerEntryOf(facts)]))
    },
  )
}

export function listLedgerEntries(
  reader: Reader,
  distribution: { issuerId: string; id: string },
  organizationIds: readonly string[],
): Promise<Map<string, LedgerEntry>> {
  return run(reader, ledgerEntries(distribution, sql`SELECT unnest(${[...organizationIds]}::uuid[])`))
}
