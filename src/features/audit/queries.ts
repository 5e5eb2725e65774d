/** Reading the trail: a manager sees that of his organization and those below, an auditor and the administrator see it too. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { type Action, decide, enforce } from '#core/policy/policy.ts'
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import { zoneOffset } from '#core/time/zone.ts'
import { relationTo } from '#features/organizations/relation.ts'
import { emptySql, joinSql, type Reader, sql } from '#server/context.ts'

const entry = z.object({
  id: z.bigint(),
  recordedAt: z.date(),
  event: z.string(),
  outcome: z.string(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorOrganizationName: z.string().nullable(),
  organizationId: z.string().nullable(),
  organizationName: z.string().nullable(),
  /** what the fact itself calls its object, else the name that object bears now */
  label: z.string().nullable(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
})
export type AuditLine = z.output<typeof entry>

export interface AuditFilter {
  /** a piece of the label, the name of whoever acted, an id, or an event */
  q?: string | undefined
  /** events that the words of `q` name in the reader's language */
  qEvents?: readonly string[] | undefined
  /** a piece of the name of whoever acted, or his id */
  actor?: string | undefined
  organizationId?: string | undefined
  objectId?: string | undefined
  from?: CalendarDate | undefined
  /** this day included */
  to?: CalendarDate | undefined
  /** an event (account.added), or all events of a kind (account) */
  event?: string | undefined
  outcome?: 'done' | 'refused' | undefined
  after?: string | undefined
  limit: number
}

/** Newest first. @throws AppError forbidden, not-found, invalid */
export async function listAudit(reader: Reader, filter: AuditFilter): Promise<Page<AuditLine>> {
  await enforceTrail(reader, 'audit.read', filter)
  return listTrail(reader, filter)
}

/** May the actor do this to the trail that is meant: of one organization, his own when none is named? */
export async function decideTrail(
  reader: Reader,
  action: Action,
  { organizationId }: Pick<AuditFilter, 'organizationId'>,
) {
  return decide(reader.actor, action, organizationId ? await relationTo(reader, organizationId) : 'own')
}

async function enforceTrail(reader: Reader, action: Action, filter: AuditFilter): Promise<void> {
  enforce(await decideTrail(reader, action, filter))
}

/** The entries themselves, for whoever has been allowed to read them. @throws AppError invalid */
export async function listTrail(reader: Reader, filter: AuditFilter): Promise<Page<AuditLine>> {
  const key = decodeCursor(filter.after, 1)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    WITH found AS (
      SELECT a.*, CASE WHEN a.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN a.object_id::uuid END AS object_uuid FROM audit_entry a
      WHERE ${joinSql(conditions(reader, filter), ' AND ')} ${key ? sql`AND a.id < ${idOf(key[0])}` : emptySql} ORDER BY a.id DESC LIMIT ${filter.limit + 1})
    SELECT a.id, a.recorded_at AS "recordedAt", a.event, a.outcome, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.actor_name AS "actorName",
      w.name AS "actorOrganizationName", a.organization_id AS "organizationId", g.name AS "organizationName", a.object_type AS "objectType", a.object_id AS "objectId",
      coalesce(a.label, u.name, o.name, n.subject) AS label, a.before, a.after, a.request_id AS "requestId", a.address
    FROM found a LEFT JOIN organization w ON w.id = a.actor_organization_id LEFT JOIN organization g ON g.id = a.organization_id
      LEFT JOIN user_account u ON a.object_type = 'user' AND u.id = a.object_uuid LEFT JOIN organization o ON a.object_type = 'organization' AND o.id = a.object_uuid
      LEFT JOIN distribution d ON a.object_type = 'distribution' AND d.id = a.object_uuid LEFT JOIN notice n ON n.id = coalesce(d.notice_id, CASE WHEN a.object_type = 'notice' THEN a.object_uuid END)
    ORDER BY a.id DESC`
  return toPage(z.array(entry).parse(rows), filter.limit, (row) => [String(row.id)])
}

function idOf(text: string | undefined): bigint {
  return /^\d{1,18}$/.test(text ?? '') ? BigInt(text ?? '0') : 0n
}

function conditions(reader: Reader, filter: AuditFilter) {
  const { scope } = reader
  return [
    filter.organizationId
      ? sql`a.organization_id = ${filter.organizationId}::uuid`
      : sql`(${scope.seesEverything} OR a.organization_id = ${scope.organizationId}::uuid)`,
    ...(filter.q?.trim() ? [matching(filter.q.trim(), filter.qEvents ?? [])] : []),
    ...(filter.actor?.trim() ? [actedBy(filter.actor.trim())] : []),
    ...(filter.objectId ? [sql`a.object_id = ${filter.objectId}`] : []),
    ...(filter.from ? [sql`a.recorded_at >= ${midnight(filter.from)}::timestamptz`] : []),
    ...(filter.to ? [sql`a.recorded_at < ${midnight(addDays(filter.to, 1))}::timestamptz`] : []),
    ...(filter.event ? [sql`(a.event = ${filter.event} OR starts_with(a.event, ${`${filter.event}.`}))`] : []),
    ...(filter.outcome ? [sql`a.outcome = ${filter.outcome}`] : []),
  ]
}

function matching(q: string, events: readonly string[]) {
  const piece = containing(q)
  return sql`(a.label ILIKE ${piece} OR a.actor_name ILIKE ${piece} OR a.event ILIKE ${piece} OR a.event = ANY (${events}) OR a.object_id = ${q} OR a.request_id = ${q})`
}

function actedBy(actor: string) {
  return isUuid(actor) ? sql`a.actor_id = ${actor}::uuid` : sql`a.actor_name ILIKE ${containing(actor)}`
}

function containing(text: string): string {
  return `%${text.normalize('NFKC').replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
}

/** The instant at which a day begins in Japan. */
function midnight(date: CalendarDate): string {
  return `${date}T00:00:00${zoneOffset}`
}
