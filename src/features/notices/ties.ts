/** What hangs on a letter: files of all its versions, how it arrived, and its links in both directions. */
import { z } from 'zod'
import { type Reader, sql } from '#server/context.ts'
import { type Statement, statement } from '#server/statement.ts'
import { linkRelations } from './link.ts'
import { visibleNotices } from './relation.ts'

const file = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
})
const arrival = z.object({
  id: z.string(),
  on: z.string(),
  channel: z.string(),
  sender: z.string(),
  note: z.string().nullable(),
  sha256: z.string().nullable(),
  /** the version whose file has the digest that came, when one has */
  sameAsVersion: z.number().nullable(),
})
const link = z.object({
  id: z.string(),
  relation: z.enum(linkRelations),
  isOutgoing: z.boolean(),
  noticeId: z.string().nullable(),
  numbers: z.array(z.string()),
  date: z.string().nullable(),
  dateInferred: z.boolean(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  kind: z.string().nullable(),
})
export type NoticeLinkLine = z.output<typeof link>

export function filesOf(noticeId: string) {
  return statement(
    sql`SELECT id, version, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256 FROM notice_file WHERE notice_id = ${noticeId}::uuid AND removed_at IS NULL ORDER BY version, position`,
    (rows) => z.array(file).parse(rows),
  )
}

export function arrivalsOf(noticeId: string) {
  return statement(
    sql`
    SELECT a.id, a.arrived_on::text AS "on", a.channel, a.sender, a.note, a.sha256,
      (SELECT min(f.version) FROM notice_file f WHERE f.notice_id = a.notice_id AND f.sha256 = a.sha256 AND f.removed_at IS NULL) AS "sameAsVersion"
    FROM notice_arrival a WHERE a.notice_id = ${noticeId}::uuid ORDER BY a.arrived_on, a.recorded_at`,
    (rows) => z.array(arrival).parse(rows),
  )
}

/** A letter that the actor may not see shows the cited words only, or nothing when it is the one that cites. */
export function linksOf(reader: Reader, noticeId: string): Statement<NoticeLinkLine[]> {
  return statement(
    sql`
    SELECT l.id, l.relation, l.from_id = ${noticeId}::uuid AS "isOutgoing", n.id AS "noticeId", n.kind,
      coalesce(nullif(ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position), '{}'), CASE WHEN n.id IS NULL THEN l.cited_numbers END, '{}') AS numbers,
      coalesce(n.issued_on, l.cited_date)::text AS date, n.id IS NULL AND l.date_inferred AS "dateInferred", coalesce(n.subject, l.cited_title) AS title, coalesce(array_to_string(n.issuer, '・'), l.cited_issuer) AS issuer
    FROM notice_link l LEFT JOIN notice n ON n.id = CASE WHEN l.from_id = ${noticeId}::uuid THEN l.to_id ELSE l.from_id END AND ${visibleNotices(reader)}
    WHERE l.from_id = ${noticeId}::uuid OR (l.to_id = ${noticeId}::uuid AND n.id IS NOT NULL) ORDER BY l.created_at, l.id`,
    (rows) => z.array(link).parse(rows),
  )
}
