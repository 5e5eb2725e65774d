/**
 * Appends facts to deliveries of one distribution and folds their standing anew, both by set.
 * The caller has locked the delivery rows (`lockDeliveries`), so that two answers cannot fold past each other.
 */
import { z } from 'zod'
import { found } from '#core/errors.ts'
import { type CalendarDate, isCalendarDate } from '#core/time/calendar-date.ts'
import { receiptNumber } from '#core/codes/receipt-number.ts'
import { emptySql, type Reader, type Sql, sql } from '#server/context.ts'
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
  channel: z.string(),
  version: z.number(),
  status: z.string(),
  owes: z.string().nullable(),
  notifiedOn: z.string().nullable(),
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
  const only = organizationIds ? sql`AND organization_id = ANY (${[...organizationIds]}::uuid[])` : emptySql
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, issuer_id AS "issuerId", distribution_id AS "distributionId", organization_id AS "organizationId", role,
      asked_separately AS "askedSeparately", channel, version, status, owes, notified_on::text AS "notifiedOn"
    FROM delivery WHERE issuer_id = ${issuerId}::uuid AND distribution_id = ${distributionId}::uuid ${only}
    ORDER BY organization_id FOR UPDATE`
  return z.array(lockedDelivery).parse(rows)
}

const termsRow = z.object({
  issuerId: z.string(),
  id: z.string(),
  ask: z.enum(asks),
  receiptDueOn: day.nullable(),
  dueOn: day.nullable(),
})

/** Terms of a distribution as the fold needs them. @throws AppError not-found */
export async function requireTerms(reader: Reader, distributionId: string): Promise<DistributionTerms> {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT issuer_id AS "issuerId", id, ask, receipt_due_on::text AS "receiptDueOn", due_on::text AS "dueOn" FROM distribution WHERE id = ${distributionId}::uuid`
  return termsRow.parse(found(rows[0]))
}

export async function takeReceiptNumbers(reader: Reader, count: number): Promise<string[]> {
  const rows = await reader.tx.$queryRaw<
    { next: bigint }[]
  >`SELECT nextval('receipt_number_seq') AS next FROM generate_series(1, ${count}::int)`
  return rows.map((row) => receiptNumber(row.next))
}

export type Histories = ReadonlyMap<string, readonly StandingFact[]>

/**
 * Appends and folds, in one statement. Facts about organizations that are not among `deliveries` are a programming error.
 * @param histories what was recorded of these deliveries since they are locked, by organization; read here when left out
 */
export async function appendFacts(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
  facts: readonly NewFact[],
  histories?: Histories,
): Promise<void> {
  if (deliveries.length === 0) return
  const before = histories ?? (await listHistories(reader, terms, deliveries))
  const added = Map.groupBy(facts.map(toStandingFact), (fact) => fact.organizationId)
  const after = ({ organizationId: id }: LockedDelivery) => [...(before.get(id) ?? []), ...(added.get(id) ?? [])]
  const standings = standingsOf(terms, deliveries, after)
  reader.tx.$send(
    sql`WITH appended AS (${insertFacts(reader, terms, facts)}) ${writeStandings(terms, standings, reader.now)}`,
  )
}

/** Until the database numbers it, a fact that is being added comes after all that are there. */
function toStandingFact(fact: NewFact, index: number): StandingFact & { organizationId: string } {
  const id = unnumbered + BigInt(index)
  const { organizationId, kind, occurredOn, channel = null, medium = null, reached = null, correctsId = null } = fact
  return { id, organizationId, kind, occurredOn, channel, medium, reached, correctsId }
}

const unnumbered = 1n << 62n

function insertFacts(reader: Reader, terms: DistributionTerms, facts: readonly NewFact[]): Sql {
  const rows = facts.map((fact) => ({ ...fact, means: fact.means ?? [], correctsId: fact.correctsId?.toString() }))
  return sql`
    INSERT INTO delivery_fact (issuer_id, distribution_id, organization_id, kind, occurred_on, recorded_by_id, recorded_by_name, recorded_for_id, version, channel, medium, person,
      means, reached, note, receipt_number, corrects_id)
    SELECT ${terms.issuerId}::uuid, ${terms.id}::uuid, f."organizationId", f.kind, f."occurredOn", ${reader.actor.kind === 'user' ? reader.actor.id : null}::uuid, ${reader.actor.name},
      ${reader.actor.organizationId ?? terms.issuerId}::uuid, coalesce(f.version, 1), f.channel, f.medium, f.person, f.means, f.reached, f.note, f."receiptNumber", f."correctsId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f("organizationId" uuid, kind text, "occurredOn" date, version integer, channel text, medium text, person text,
      means text[], reached integer, note text, "receiptNumber" text, "correctsId" bigint)`
}

export const standingFact = z.object({
  id: z.bigint(),
  organizationId: z.string(),
  kind: z.enum(factKinds),
  occurredOn: day,
  channel: z.string().nullable(),
  medium: z.string().nullable(),
  reached: z.number().nullable(),
  correctsId: z.bigint().nullable(),
})

/** What was recorded of these deliveries, oldest first, by organization. */
export async function listHistories(reader: Reader, terms: DistributionTerms, deliveries: readonly LockedDelivery[]) {
  const rows = z.array(standingFact).parse(
    await reader.tx.$queryRaw<unknown[]>`
      SELECT id, organization_id AS "organizationId", kind, occurred_on::text AS "occurredOn", channel, medium, reached, corrects_id AS "correctsId"
      FROM delivery_fact WHERE issuer_id = ${terms.issuerId}::uuid AND distribution_id = ${terms.id}::uuid
        AND organization_id = ANY (${deliveries.map((delivery) => delivery.organizationId)}::uuid[]) ORDER BY id`,
  )
  return Map.groupBy(rows, (row) => row.organizationId)
}

/** Computes the standing of each delivery anew, from its facts under terms that changed, and writes it. */
export async function foldStandings(
  reader: Reader,
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  const histories = await listHistories(reader, terms, deliveries)
  const standings = standingsOf(terms, deliveries, ({ organizationId }) => histories.get(organizationId) ?? [])
  reader.tx.$send(writeStandings(terms, standings, null))
}

type OwnStanding = Standing & { organizationId: string }

function standingsOf(
  terms: DistributionTerms,
  deliveries: readonly LockedDelivery[],
  factsOf: (delivery: LockedDelivery) => readonly StandingFact[],
): OwnStanding[] {
  return deliveries.map((delivery) => {
    const { organizationId, role, askedSeparately } = delivery
    return { organizationId, ...standingOf({ ...terms, role, askedSeparately }, factsOf(delivery)) }
  })
}

/** @param at when a fact was just recorded */
function writeStandings(terms: DistributionTerms, standings: readonly OwnStanding[], at: Date | null): Sql {
  const [first, ...others] = standings
  const alone = first && others.length === 0 ? sql`AND d.organization_id = ${first.organizationId}::uuid` : emptySql // else its plan reads the whole distribution
  return sql`
    UPDATE delivery d SET status = s.status, owes = s.owes, is_exempt = s."isExempt", due_on = s."dueOn", notified_on = s."notifiedOn", notified_by = s."notifiedBy",
      received_on = s."receivedOn", disseminated_on = s."disseminatedOn", reached = s.reached, question_on = s."questionOn", is_behalf = s."isBehalf", last_fact_at = coalesce(${at}::timestamptz, d.last_fact_at),
      since_on = coalesce(s."notifiedOn", (SELECT published_on FROM distribution WHERE id = ${terms.id}::uuid))
    FROM jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) AS s("organizationId" uuid, status text, owes text, "isExempt" boolean, "dueOn" date, "notifiedOn" date,
      "notifiedBy" text, "receivedOn" date, "disseminatedOn" date, reached integer, "questionOn" date, "isBehalf" boolean)
    WHERE d.issuer_id = ${terms.issuerId}::uuid AND d.distribution_id = ${terms.id}::uuid AND d.organization_id = s."organizationId" ${alone}`
}
