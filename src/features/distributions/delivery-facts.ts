/**
 * Appends facts to deliveries of one distribution and folds their standing anew, both by set.
 * The caller has locked the delivery rows (`lockDeliveries`), so that two answers cannot fold past each other.
 */
import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { receiptNumber } from '#core/codes/receipt-number.ts'
import { joinSql, type Reader, sql } from '#server/context.ts'
import {
  type Ask,
  asks,
  deliveryRoles,
  type FactKind,
  factKinds,
  type Standing,
  type StandingFact,
  standingOf,
} from './standing.ts'

const day = z.string().refine(isCalendarDate)

export const lockedDelivery = z.object({
  id: z.string(),
  issuerId: z.string(),
  distributionId: z.string(),
  organizationId: z.string(),
  role: z.enum(deliveryRoles),
  askedSeparately: z.boolean(),
  version: z.number(),
  status: z.string(),
})
export type LockedDelivery = z.output<typeof lockedDelivery>

export interface DistributionTerms {
  issuerId: string
  id: string
  ask: Ask
  receiptDueOn: CalendarDate | null
  dueOn: CalendarDate | null
}

export interface NewFact {
  organizationId: string
  kind: FactKind
  occurredOn: CalendarDate
  channel?: string | null
  medium?: string | null
  person?: string | null
  means?: string[]
  reached?: number | null
  note?: string | null
  receiptNumber?: string | null
  correctsId?: bigint | null
  version?: number
}

/** Rows of one distribution, locked in the order of the key. @param organizationIds all when left out */
export async function lockDeliveries(
  reader: Reader,
  issuerId: string,
  distributionId: string,
  organizationIds?: readonly string[],
): Promise<LockedDelivery[]> {
  const only = organizationIds
    ? sql`AND organization_id IN (${joinSql(organizationIds.map((id) => sql`${id}::uuid`))})`
    : sql``
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, issuer_id AS "issuerId", distribution_id AS "distributionId", organization_id AS "organizationId", role,
      asked_separately AS "askedSeparately", version, status
    FROM delivery WHERE issuer_id = ${issuerId}::uuid AND distribution_id = ${distributionId}::uuid ${only}
    ORDER BY organization_id FOR UPDATE`
  return z.array(lockedDelivery).parse(rows)
}

/** Terms of a distribution as the fold needs them. */
export async function termsOf(reader: Reader, distributionId: string): Promise<DistributionTerms | null> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT issuer_id AS "issuerId", id, ask, receipt_due_on::text AS "receiptDueOn", due_on::text AS "dueOn" FROM distribution WHERE id = ${distributionId}::uuid`
  return rows[0]
    ? z
        .object({
          issuerId: z.string(),
          id: z.string(),
          ask: z.enum(asks),
          receiptDueOn: day.nullable(),
          dueOn: day.nullable(),
        })
        .parse(rows[0])
    : null
}

export async function nextReceiptNumber(reader: Reader): Promise<string> {
  const rows = await reader.tx.$queryRaw<{ next: bigint }[]>`SELECT nextval('receipt_number_seq') AS next`
  return receiptNumber(rows[0]?.next ?? 0n)
}

/** Appends and folds. Facts about organizations that are not among `deliveries` are a programming error. */
export async function appendFacts(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
  facts: readonly NewFact[],
): Promise<void> {
  await insertFacts(reader, terms, facts)
  await foldStandings(reader, terms, deliveries)
}

async function insertFacts(reader: Reader, terms: DistributionTerms, facts: readonly NewFact[]): Promise<void> {
  await reader.tx.deliveryFact.createMany({
    data: facts.map((fact) => ({
      issuerId: terms.issuerId,
      distributionId: terms.id,
      organizationId: fact.organizationId,
      kind: fact.kind,
      occurredOn: new Date(`${fact.occurredOn}T00:00:00Z`),
      recordedById: reader.actor.kind === 'user' ? reader.actor.id : null,
      recordedByName: reader.actor.name,
      recordedForId: reader.actor.organizationId ?? terms.issuerId,
      version: fact.version ?? 1,
      channel: fact.channel ?? null,
      medium: fact.medium ?? null,
      person: fact.person ?? null,
      means: fact.means ?? [],
      reached: fact.reached ?? null,
      note: fact.note ?? null,
      receiptNumber: fact.receiptNumber ?? null,
      correctsId: fact.correctsId ?? null,
    })),
  })
}

const factRow = z.object({
  id: z.bigint(),
  organizationId: z.string(),
  kind: z.enum(factKinds),
  occurredOn: day,
  channel: z.string().nullable(),
  medium: z.string().nullable(),
  reached: z.number().nullable(),
  correctsId: z.bigint().nullable(),
})

/** Computes the standing of each delivery from all its facts and writes it. */
export async function foldStandings(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  const rows = z.array(factRow).parse(
    await reader.tx.$queryRaw<unknown[]>`
      SELECT id, organization_id AS "organizationId", kind, occurred_on::text AS "occurredOn", channel, medium, reached, corrects_id AS "correctsId"
      FROM delivery_fact WHERE issuer_id = ${terms.issuerId}::uuid AND distribution_id = ${terms.id}::uuid
        AND organization_id = ANY (${deliveries.map((delivery) => delivery.organizationId)}::uuid[]) ORDER BY id`,
  )
  const facts = Map.groupBy(rows, (row) => row.organizationId)
  const standings = deliveries.map((delivery) => ({
    organizationId: delivery.organizationId,
    ...standingOf({ ...terms, ...delivery }, facts.get(delivery.organizationId) ?? ([] as StandingFact[])),
  }))
  await writeStandings(reader, terms, standings)
}

async function writeStandings(
  reader: Reader,
  terms: DistributionTerms,
  standings: readonly (Standing & { organizationId: string })[],
): Promise<void> {
  await reader.tx.$executeRaw`
    UPDATE delivery d SET status = s.status, owes = s.owes, is_exempt = s."isExempt", due_on = s."dueOn", notified_on = s."notifiedOn", notified_by = s."notifiedBy",
      received_on = s."receivedOn", disseminated_on = s."disseminatedOn", reached = s.reached, question_on = s."questionOn", is_behalf = s."isBehalf", last_fact_at = shuchi_now()
    FROM jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) AS s("organizationId" uuid, status text, owes text, "isExempt" boolean, "dueOn" date, "notifiedOn" date,
      "notifiedBy" text, "receivedOn" date, "disseminatedOn" date, reached integer, "questionOn" date, "isBehalf" boolean)
    WHERE d.issuer_id = ${terms.issuerId}::uuid AND d.distribution_id = ${terms.id}::uuid AND d.organization_id = s."organizationId"`
}
