/** The directory as one walks through it: a place in the tree, one's own groups, what can be filtered by. */
import { z } from 'zod'
import { found } from '#core/errors.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, usualCalendar } from '#core/time/open-days.ts'
import { type Reader, sql } from '#server/context.ts'
import { run, runTogether, type Statement, statement } from '#server/statement.ts'
import { listGroups, organizationOf, organizations, type OrganizationLine } from './queries.ts'
import { visibleOrganizations } from './relation.ts'

const step = z.object({ id: z.string(), name: z.string(), depth: z.number() })
export type TreeStep = z.output<typeof step>

export interface TreePlace {
  /** from the top down to the parent, only what the actor may see */
  above: TreeStep[]
  here: OrganizationLine
  below: OrganizationLine[]
  /** more lie below than are shown */
  isCut: boolean
}

const mostBelow = 200

/** One organization with the way up and what lies directly below, on a day. @throws AppError not-found, forbidden */
export async function getTreePlace(reader: Reader, id: string, on: CalendarDate | undefined): Promise<TreePlace> {
  const up = statement(
    sql`
    WITH RECURSIVE up(id, parent_id, depth) AS (
      SELECT id, parent_id, 0 FROM organization WHERE id = ${id}::uuid UNION ALL SELECT p.id, p.parent_id, up.depth + 1 FROM organization p JOIN up ON p.id = up.parent_id)
    SELECT o.id, o.name, up.depth FROM up JOIN organization o ON o.id = up.id WHERE up.depth > 0 AND ${visibleOrganizations(reader)} ORDER BY up.depth DESC`,
    (rows) => z.array(step).parse(rows),
  )
  const { here, above, below } = await runTogether(reader, {
    here: organizationOf(reader, id),
    above: up,
    below: organizations(reader, { parentId: id, on, limit: mostBelow }),
  })
  return { above, here, below: below.items, isCut: below.next !== null }
}

export interface ClosingDays {
  ranges: { from: string; to: string; name: string | null }[]
  /** the organization has none of its own */
  isUsual: boolean
}

const closingDay = z.object({ from: z.string(), to: z.string(), name: z.string().nullable() })

/** For whoever has been allowed to read the organization. */
export function closingDaysOf(organizationId: string): Statement<ClosingDays> {
  return statement(
    sql`SELECT from_month_day AS "from", to_month_day AS "to", name FROM closing_day WHERE organization_id = ${organizationId}::uuid ORDER BY from_month_day`,
    (rows) => {
      const usual: Calendar = usualCalendar
      return rows.length > 0
        ? { isUsual: false, ranges: z.array(closingDay).parse(rows) }
        : { isUsual: true, ranges: usual.map((range) => ({ ...range, name: null })) }
    },
  )
}

/** Prefectures by their two figures, for filters. */
export async function listPrefectures(reader: Reader): Promise<{ code: string; name: string }[]> {
  const rows = await reader.tx.organization.findMany({
    where: { kind: 'prefecture' },
    select: { prefectureCode: true, name: true },
    orderBy: { code: 'asc' },
  })
  return rows.flatMap((row) => (row.prefectureCode ? [{ code: row.prefectureCode, name: row.name }] : []))
}

/** One of the groups that the actor's organization keeps. @throws AppError not-found */
export async function getGroup(reader: Reader, id: string) {
  return found((await listGroups(reader)).find((group) => group.id === id))
}

/** How many members of each own group exist on a day: the live count. */
export async function countMembers(reader: Reader, on: CalendarDate): Promise<Map<string, number>> {
  const rows = await reader.tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT g.id, count(o.id)::int AS count FROM organization_group g JOIN group_member m ON m.group_id = g.id
      JOIN organization o ON o.id = m.organization_id AND ${validOn(on)}
    WHERE g.organization_id = ${reader.actor.organizationId}::uuid GROUP BY g.id`
  return new Map(rows.map((row) => [row.id, row.count]))
}

function validOn(on: CalendarDate) {
  return sql`(o.valid_from IS NULL OR o.valid_from <= ${on}::date) AND (o.valid_to IS NULL OR o.valid_to >= ${on}::date)`
}

/** The living desks of an organization. @throws AppError not-found, forbidden */
export async function listPosts(reader: Reader, organizationId: string | undefined) {
  const id = found(organizationId ?? reader.actor.organizationId)
  return (await run(reader, organizationOf(reader, id))).posts.map((post) => ({ ...post, organizationId: id }))
}
