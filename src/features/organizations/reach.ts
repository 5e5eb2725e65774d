/** 宛先にできる機関: whom the actor's organization may tell. Those below it; a ministry may tell everyone. */
import { z } from 'zod'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { searchKey } from '#core/text/search-key.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { visibleOrganizations } from './relation.ts'

const cities = ['designated_city', 'core_city', 'health_center_city'] as const

/** What an officer calls a kind. `isAlways`: a city is a municipality whatever its kind was on the day. */
export const kindSets: Record<string, { kinds: readonly string[]; isAlways?: boolean }> = {
  health_centre_cities: { kinds: cities },
  municipalities: { kinds: [...cities, 'municipality'], isAlways: true },
  special_wards: { kinds: ['special_ward'] },
  designated_cities: { kinds: ['designated_city'] },
  core_cities: { kinds: ['core_city'] },
  prefectures: { kinds: ['prefecture'] },
  regional_bureaus: { kinds: ['regional_bureau', 'regional_bureau_branch'] },
  associations: { kinds: ['association'] },
  hospitals: { kinds: ['hospital'] },
  clinics: { kinds: ['clinic'] },
  dental_clinics: { kinds: ['dental_clinic'] },
  pharmacies: { kinds: ['pharmacy'] },
}

const row = z.object({ id: z.string(), code: z.string(), name: z.string() })
export type Reachable = z.output<typeof row>
const columns = sql`o.id, o.code, o.name`

function within(reader: Reader) {
  const me = reader.actor.organizationId
  return sql`o.id <> ${me}::uuid AND (o.id IN (WITH RECURSIVE down(id) AS (
      SELECT c.id FROM organization c WHERE c.parent_id = ${me}::uuid UNION ALL SELECT c.id FROM organization c JOIN down ON c.parent_id = down.id) SELECT id FROM down)
    OR EXISTS (SELECT 1 FROM organization m WHERE m.id = ${me}::uuid AND m.kind = 'ministry'))`
}

/** A piece of the name or kana in any spelling, or the beginning of the code. Register order; one more than `limit` says there are more. */
export async function searchReach(reader: Reader, q: string, limit: number): Promise<Reachable[]> {
  const literal = (text: string) => text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
  const key = searchKey(q)
  if (key === '') return []
  return z.array(row).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM organization o WHERE ${within(reader)} AND (o.search_key LIKE ${`%${literal(key)}%`} OR o.code LIKE ${`${literal(q.normalize('NFKC').trim())}%`})
    ORDER BY o.code LIMIT ${limit + 1}`,
  )
}

/** Those of a kind, in one prefecture or everywhere (null), whose kind held on the day. Register order. */
export async function listKind(
  reader: Reader,
  kindSet: string,
  prefectureCode: string | null,
  on: CalendarDate,
): Promise<Reachable[]> {
  const set = kindSets[kindSet]
  if (!set) return []
  return z.array(row).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM organization o WHERE ${within(reader)} AND o.kind = ANY (${[...set.kinds]})
      ${prefectureCode === null ? emptySql : sql`AND o.prefecture_code = ${prefectureCode}`}
      ${set.isAlways ? emptySql : sql`AND (o.valid_from IS NULL OR o.valid_from <= ${on}::date) AND (o.valid_to IS NULL OR o.valid_to >= ${on}::date)`} ORDER BY o.code`,
  )
}

/** Those with these ids or codes whom the actor may see, in register order. */
export async function listNamed(reader: Reader, by: 'id' | 'code', names: readonly string[]): Promise<Reachable[]> {
  if (names.length === 0) return []
  const column = by === 'id' ? sql`o.id::text` : sql`o.code`
  return z.array(row).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM organization o WHERE ${column} = ANY (${[...names]}) AND o.id <> ${reader.actor.organizationId}::uuid AND ${visibleOrganizations(reader)} ORDER BY o.code`,
  )
}

const place = z.object({ code: z.string(), name: z.string() })
export type Place = z.output<typeof place>

/** The kinds and the prefectures that occur among those one may tell. */
export function reachable(reader: Reader): Statement<{ kindSets: string[]; places: Place[] }> {
  return statement(
    sql`
    SELECT r.kind, p.prefecture_code AS code, p.name FROM (SELECT DISTINCT o.kind, o.prefecture_code FROM organization o WHERE ${within(reader)}) AS r
      LEFT JOIN organization p ON p.kind = 'prefecture' AND p.prefecture_code = r.prefecture_code ORDER BY p.code`,
    (rows) => {
      const found = z
        .array(z.object({ kind: z.string(), code: z.string().nullable(), name: z.string().nullable() }))
        .parse(rows)
      const kinds = new Set(found.map((one) => one.kind))
      const places = new Map(found.flatMap(({ code, name }) => (code && name ? [[code, { code, name }] as const] : [])))
      return {
        kindSets: Object.keys(kindSets).filter((name) => kindSets[name]?.kinds.some((kind) => kinds.has(kind))),
        places: [...places.values()],
      }
    },
  )
}

/** The code of the actor's organization, by which addressees are read. */
export async function ownCode(reader: Reader): Promise<string> {
  const found = await reader.tx.organization.findUniqueOrThrow({
    where: { id: reader.actor.organizationId ?? '' },
    select: { code: true },
  })
  return found.code
}
