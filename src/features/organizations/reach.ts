/** 宛先にできる機関: whom the actor's organization may tell. Those below it; a ministry may tell everyone. */
import { z } from 'zod'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { searchKey } from '#core/text/search-key.ts'
import { emptySql, isOneOf, type Reader, type Sql, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { visibleOfFew } from './relation.ts'
import { kinds } from './schema.ts'

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

/** Those with these ids whom the actor may see, in register order. */
export async function listNamed(reader: Reader, ids: readonly string[]): Promise<Reachable[]> {
  if (ids.length === 0) return []
  return z.array(row).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM organization o WHERE ${isOneOf(sql`o.id`, ids)} AND o.id <> ${reader.actor.organizationId}::uuid AND ${visibleOfFew(reader)} ORDER BY o.code`,
  )
}

const place = z.object({ code: z.string(), name: z.string() })
export type Place = z.output<typeof place>

/**
 * The kinds and the prefectures that occur among those one may tell. Nobody is counted: whoever has others below is found by
 * steps through the index of parents, and each kind and prefecture is looked up below these.
 */
export function reachable(reader: Reader): Statement<{ kindSets: string[]; places: Place[] }> {
  const me = sql`${reader.actor.organizationId}::uuid`
  const below = (id: Sql, kind: Sql) =>
    sql`SELECT true FROM organization c WHERE c.parent_id = ${id} AND c.kind = ${kind}`
  return statement(
    sql`
    WITH RECURSIVE all_kinds(kind) AS (SELECT unnest(${[...kinds]}::text[])),
      whole(is_ministry) AS (SELECT EXISTS (SELECT 1 FROM organization WHERE id = ${me} AND kind = 'ministry')),
      parent(id) AS (
        (SELECT parent_id FROM organization WHERE parent_id IS NOT NULL ORDER BY parent_id LIMIT 1)
        UNION ALL SELECT (SELECT c.parent_id FROM organization c WHERE c.parent_id > parent.id ORDER BY c.parent_id LIMIT 1) FROM parent WHERE parent.id IS NOT NULL),
      tree AS (SELECT parent.id, (SELECT o.parent_id FROM organization o WHERE o.id = parent.id) AS parent_id FROM parent),
      down(id) AS (SELECT ${me} UNION SELECT tree.id FROM tree JOIN down ON tree.parent_id = down.id),
      there AS MATERIALIZED (SELECT down.id, k.kind FROM down, all_kinds AS k WHERE (${below(sql`down.id`, sql`k.kind`)} LIMIT 1))
    SELECT DISTINCT kind, NULL AS code, NULL AS name FROM there
    UNION ALL SELECT k.kind, NULL, NULL FROM all_kinds AS k, whole WHERE is_ministry AND (SELECT true FROM organization c WHERE c.kind = k.kind LIMIT 1)
    UNION ALL (SELECT NULL, p.prefecture_code, p.name FROM organization p, whole WHERE p.kind = 'prefecture'
      AND (is_ministry OR EXISTS (SELECT 1 FROM there WHERE (${below(sql`there.id`, sql`there.kind`)} AND c.prefecture_code = p.prefecture_code LIMIT 1)))
    ORDER BY p.code)`,
    (rows) => {
      const found = z
        .array(z.object({ kind: z.string().nullable(), code: z.string().nullable(), name: z.string().nullable() }))
        .parse(rows)
      const there = new Set(found.map((one) => one.kind))
      const places = new Map(found.flatMap(({ code, name }) => (code && name ? [[code, { code, name }] as const] : [])))
      return {
        kindSets: Object.keys(kindSets).filter((name) => kindSets[name]?.kinds.some((kind) => there.has(kind))),
        places: [...places.values()],
      }
    },
  )
}
