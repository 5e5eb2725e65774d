/**
 * Whom addressee lines can mean, read from the directory: the kinds that a class word stands for, and of all others only
 * those whose name stands in the text. Their parents come along, because a class reaches by them.
 */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { stretchesOf } from './addressee.ts'
import { kindsOfClasses } from './addressee-class.ts'
import { visibleOfFew } from './relation.ts'

const row = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  parentCode: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  isVisible: z.boolean(),
})
export type Addressable = z.output<typeof row>

/** So many letters of the name stand in the index `organization_name_start_idx`; fewer are shared by too many (医療法人社団). */
const startLength = 12
/** The name without its corporate form, as the index has it. */
const bareName = sql`regexp_replace(split_part(search_key, ' ', 1), '^((公益|一般)?(社団|財団)法人|特定非営利活動法人|\\((公社|一社|公財|一財)\\))', '')`
const nameStart = sql`left(${bareName}, 12)`

/**
 * The dates stay with each row; register order. Of several with one name only the first can be meant. Each row is looked up
 * by itself (OFFSET 0): the planner expects more of them than there are, and would read the whole table.
 */
export function addressable(reader: Reader, texts: readonly string[]): Statement<Addressable[]> {
  const stretches = texts.flatMap(stretchesOf)
  const kinds = [...kindsOfClasses]
  return statement(
    sql`
    WITH RECURSIVE named AS (
      SELECT DISTINCT ON (o.name) o.id FROM unnest(${startsIn(stretches)}::text[]) AS start(key),
        LATERAL (SELECT id, name, code, kind, ${bareName} AS bare FROM organization WHERE ${nameStart} = start.key OFFSET 0) AS o
      WHERE o.kind <> ALL (${kinds}) AND strpos(${stretches.join(' ')}, o.bare) > 0 ORDER BY o.name, o.code
    ), meant(id) AS (
      SELECT id FROM (SELECT id FROM organization WHERE kind = ANY (${kinds}) UNION SELECT id FROM named UNION SELECT ${reader.actor.organizationId}::uuid) AS first
      UNION SELECT (SELECT c.parent_id FROM organization c WHERE c.id = meant.id) FROM meant WHERE meant.id IS NOT NULL
    ) SELECT o.id, o.code, o.name, o.kind, p.code AS "parentCode", o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo", ${visibleOfFew(reader)} AS "isVisible"
    FROM meant, LATERAL (SELECT * FROM organization WHERE id = meant.id OFFSET 0) AS o LEFT JOIN organization p ON p.id = o.parent_id ORDER BY o.code`,
    (rows) => z.array(row).parse(rows),
  )
}

/** The first letters that a name standing in one of these stretches begins with. */
function startsIn(stretches: readonly string[]): string[] {
  const starts = new Set<string>()
  for (const stretch of stretches) {
    const letters = [...stretch]
    for (const at of letters.keys())
      for (let length = 1; length <= startLength; length += 1) starts.add(letters.slice(at, at + length).join(''))
  }
  return [...starts]
}
