/** Letters of the actor's register near to others: of one of the days, with one of the numbers, or holding one of the files. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'

const row = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  date: z.string(),
  documentNumbers: z.array(z.string()),
  numberKeys: z.array(z.string()),
  isDraft: z.boolean(),
  isWithdrawn: z.boolean(),
  /** among the files asked for; where in the file it begins, if that was kept */
  holds: z.array(z.object({ sha256: z.string(), firstPage: z.number().nullable() })),
})
export type NearLetter = z.output<typeof row>

export interface Near {
  dates: readonly string[]
  numberKeys: readonly string[]
  /** of files */
  digests: readonly string[]
}

/** Those that were registered first come first. */
export function nearLetters(reader: Reader, { dates, numberKeys, digests }: Near): Statement<NearLetter[]> {
  const me = reader.actor.organizationId
  return statement(
    sql`
    WITH holding AS (
      SELECT f.notice_id, f.sha256, min(f.first_page) AS first_page FROM notice_file f WHERE f.sha256 = ANY (${[...digests]}::text[]) AND f.removed_at IS NULL GROUP BY 1, 2
      UNION SELECT a.notice_id, a.sha256, NULL FROM notice_arrival a WHERE a.sha256 = ANY (${[...digests]}::text[])
    ), near AS (
      SELECT n.id FROM notice n WHERE n.register_id = ${me}::uuid AND n.issued_on = ANY (${[...dates]}::date[])
      UNION SELECT x.notice_id FROM notice_number x WHERE x.number_key = ANY (${[...numberKeys]}::text[]) UNION SELECT h.notice_id FROM holding h)
    SELECT n.id, n.kind, n.subject, n.issuer, n.issued_on::text AS date, n.published_at IS NULL AS "isDraft", n.withdrawn_at IS NOT NULL AS "isWithdrawn",
      ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers",
      ARRAY(SELECT number_key FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "numberKeys",
      (SELECT coalesce(json_agg(json_build_object('sha256', h.sha256, 'firstPage', h.first_page)), '[]'::json) FROM holding h WHERE h.notice_id = n.id) AS holds
    FROM near JOIN notice n ON n.id = near.id WHERE n.register_id = ${me}::uuid ORDER BY n.registered_at, n.id`,
    (rows) => z.array(row).parse(rows),
  )
}
