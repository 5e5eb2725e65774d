/** Reads of the directory, always within what the actor may see. */
import { z } from 'zod'
import { AppError, found } from '#core/errors.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { searchKey } from '#core/text/search-key.ts'
import { type Calendar, usualCalendar } from '#core/time/open-days.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { run, type Statement, statement } from '#server/statement.ts'
import { relationColumn, visibleOrganizations } from './relation.ts'

/** One organization as lists show it; the API says the same without what only screens need. */
export const organizationLine = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  kind: z.string(),
  prefectureCode: z.string().nullable(),
  parentId: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  parentName: z.string().nullable(),
  /** organizations directly below */
  childCount: z.number(),
})
export type OrganizationLine = z.output<typeof organizationLine>
const listedColumns = sql`o.id, o.code, o.name, o.kana, o.kind, o.prefecture_code AS "prefectureCode", o.parent_id AS "parentId", o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo",
  (SELECT p.name FROM organization p WHERE p.id = o.parent_id) AS "parentName", (SELECT count(*)::int FROM organization c WHERE c.parent_id = o.id) AS "childCount"`

export interface OrganizationFilter {
  kind?: string | undefined
  prefectureCode?: string | undefined
  /** only those directly below this one */
  parentId?: string | undefined
  /** a piece of the name or kana, in any spelling, or the beginning of the code */
  q?: string | undefined
  /** only those whose kind held on this day */
  on?: string | undefined
  after?: string | undefined
  limit: number
}

/** Register order (by code). */
export function organizations(reader: Reader, filter: OrganizationFilter): Statement<Page<OrganizationLine>> {
  const key = decodeCursor(filter.after, 1)
  const q = searchKey(filter.q ?? '').replace(/[\\%_]/g, (letter) => `\\${letter}`)
  const code = (filter.q ?? '').trim().replace(/[\\%_]/g, (letter) => `\\${letter}`)
  return statement(
    sql`
    SELECT ${listedColumns} FROM organization o WHERE ${visibleOrganizations(reader)}
      ${q === '' ? emptySql : sql`AND (o.search_key LIKE ${`%${q}%`} OR o.code LIKE ${`${code}%`})`}
      ${filter.kind ? sql`AND o.kind = ${filter.kind}` : emptySql} ${filter.prefectureCode ? sql`AND o.prefecture_code = ${filter.prefectureCode}` : emptySql}
      ${filter.parentId ? sql`AND o.parent_id = ${filter.parentId}::uuid` : emptySql}
      ${filter.on ? sql`AND (o.valid_from IS NULL OR o.valid_from <= ${filter.on}::date) AND (o.valid_to IS NULL OR o.valid_to >= ${filter.on}::date)` : emptySql}
      ${key ? sql`AND o.code > ${key[0]}` : emptySql}
    ORDER BY o.code LIMIT ${filter.limit + 1}`,
    (rows) => toPage(z.array(organizationLine).parse(rows), filter.limit, (row) => [row.code]),
  )
}

export function listOrganizations(reader: Reader, filter: OrganizationFilter): Promise<Page<OrganizationLine>> {
  return run(reader, organizations(reader, filter))
}

const post = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  fax: z.string().nullable(),
  revision: z.number(),
})
const detail = organizationLine.extend({
  revision: z.number(),
  relation: z.enum(['own', 'received', 'below', 'none']),
  /** the living desks */
  posts: z.array(post),
})
export type OrganizationDetail = z.output<typeof detail>

/** One organization with its desks and how it stands to the actor's; reading it @throws AppError not-found */
export function organizationOf(reader: Reader, id: string): Statement<OrganizationDetail> {
  const relation = reader.actor.organizationId === null ? sql`'none'` : relationColumn(reader)
  return statement(
    sql`
    SELECT ${listedColumns}, o.revision, ${relation} AS relation, (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'telephone', p.telephone, 'fax', p.fax,
      'revision', p.revision) ORDER BY p.created_at), '[]'::json) FROM post p WHERE p.organization_id = o.id AND p.valid_to IS NULL) AS posts
    FROM organization o WHERE o.id = ${id}::uuid`,
    ([row]) => {
      const organization = row === undefined ? null : detail.parse(row)
      enforce(decide(reader.actor, 'organization.read', organization?.relation ?? 'none'))
      return found(organization)
    },
  )
}

/** @throws AppError not-found */
export function getOrganization(reader: Reader, id: string): Promise<OrganizationDetail> {
  return run(reader, organizationOf(reader, id))
}

const group = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.number(),
  members: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
})
export type OrganizationGroup = z.output<typeof group>

/** The recipient groups that the actor's organization keeps, by name. @throws AppError forbidden without an organization */
export function ownGroups(reader: Reader): Statement<OrganizationGroup[]> {
  if (reader.actor.organizationId === null) throw new AppError('forbidden')
  return statement(
    sql`
    SELECT g.id, g.name, g.revision, coalesce((SELECT json_agg(json_build_object('id', o.id, 'code', o.code, 'name', o.name) ORDER BY o.code)
      FROM group_member x JOIN organization o ON o.id = x.organization_id WHERE x.group_id = g.id), '[]'::json) AS members
    FROM organization_group g WHERE g.organization_id = ${reader.actor.organizationId}::uuid ORDER BY g.name`,
    (rows) => z.array(group).parse(rows),
  )
}

/** @throws AppError forbidden without an organization */
export async function listGroups(reader: Reader): Promise<OrganizationGroup[]> {
  return run(reader, ownGroups(reader))
}

const closingDay = z.object({ from: z.string(), to: z.string() })

/** The closing days of an organization; the usual ones where it has none of its own. */
export function calendarOf(organizationId: string): Statement<Calendar> {
  return statement(
    sql`SELECT from_month_day AS "from", to_month_day AS "to" FROM closing_day WHERE organization_id = ${organizationId}::uuid`,
    (rows) => (rows.length > 0 ? z.array(closingDay).parse(rows) : usualCalendar),
  )
}

export function getCalendar(reader: Reader, organizationId: string): Promise<Calendar> {
  return run(reader, calendarOf(organizationId))
}

/** That of the actor's organization; the usual closing days for somebody without one. */
export async function getOwnCalendar(reader: Reader): Promise<Calendar> {
  return reader.actor.organizationId ? getCalendar(reader, reader.actor.organizationId) : usualCalendar
}

/** Every organization of the master, for the choice at first start; register order. */
export function listSetupOrganizations(reader: Reader): Promise<{ code: string; name: string }[]> {
  return reader.tx.organization.findMany({
    where: { validTo: null },
    select: { code: true, name: true },
    orderBy: { code: 'asc' },
  })
}
