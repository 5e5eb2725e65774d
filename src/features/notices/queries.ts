/** Reads of the register: the list with its search, one letter with its ties, the files. */
import { z } from 'zod'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { numberSearch } from '#core/text/document-number.ts'
import { searchKey } from '#core/text/search-key.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { linkRelations } from './link.ts'
import { findNotice, visibleNotices } from './relation.ts'

const head = z.object({
  id: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  date: z.string(),
  fiscalYear: z.number(),
  version: z.number(),
  publishedAt: z.date().nullable(),
  withdrawnAt: z.date().nullable(),
})
export type NoticeHead = z.output<typeof head>
const headColumns = sql`n.id, ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", n.kind, n.subject, n.issuer, n.issued_on::text AS date,
  n.fiscal_year AS "fiscalYear", n.version, n.published_at AS "publishedAt", n.withdrawn_at AS "withdrawnAt"`

export interface NoticeFilter {
  q?: string | undefined
  number?: string | undefined
  kind?: string | undefined
  fiscalYear?: number | undefined
  issuer?: string | undefined
  after?: string | undefined
  limit: number
}

/** Newest first. `q` finds any spelling of a number, a bare serial, or a piece of the subject. */
export async function listNotices(reader: Reader, filter: NoticeFilter): Promise<Page<NoticeHead>> {
  const key = decodeCursor(filter.after, 2)
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${headColumns} FROM notice n WHERE ${visibleNotices(reader)} ${textCondition(filter.q)}
      ${filter.number ? sql`AND ${numberCondition(filter.number)}` : emptySql}
      ${filter.kind ? sql`AND n.kind = ${filter.kind}` : emptySql} ${filter.fiscalYear ? sql`AND n.fiscal_year = ${filter.fiscalYear}` : emptySql}
      ${filter.issuer ? sql`AND n.search_key LIKE ${`%${likeText(searchKey(filter.issuer))}%`}` : emptySql}
      ${key ? sql`AND (n.issued_on, n.id) < (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY n.issued_on DESC, n.id DESC LIMIT ${filter.limit + 1}`
  return toPage(z.array(head).parse(rows), filter.limit, (row) => [row.date, row.id])
}

function textCondition(q: string | undefined) {
  const text = q?.trim() ?? ''
  if (text === '') return emptySql
  const { key, serial } = numberSearch(text)
  return key || serial
    ? sql`AND ${numberCondition(text)}`
    : sql`AND n.search_key LIKE ${`%${likeText(searchKey(text))}%`}`
}

/** By key where the number is whole, by serial where only its figures are given, else by a piece of it. */
function numberCondition(text: string) {
  const { key, serial } = numberSearch(text)
  const match = key
    ? sql`x.number_key = ${key}`
    : serial
      ? sql`x.serial = ${serial}`
      : sql`x.number_key LIKE ${`%${likeText(searchKey(text))}%`}`
  return sql`EXISTS (SELECT 1 FROM notice_number x WHERE x.notice_id = n.id AND ${match})`
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}

/** Own letters that no distribution carries yet: they came, but went nowhere. */
export async function listUnforwarded(reader: Reader, limit: number): Promise<NoticeHead[]> {
  if (!reader.scope.seesDrafts) return []
  return z.array(head).parse(
    await reader.tx.$queryRaw<unknown[]>`
    SELECT ${headColumns} FROM notice n WHERE n.register_id = ${reader.scope.organizationId}::uuid AND n.published_at IS NULL AND n.withdrawn_at IS NULL ORDER BY n.registered_at DESC LIMIT ${limit}`,
  )
}

const detail = head.extend({
  registerId: z.string(),
  kindInferred: z.boolean(),
  subjectSuffix: z.string().nullable(),
  addressee: z.string().nullable(),
  body: z.string().nullable(),
  contact: z.string().nullable(),
  requestedAction: z.string().nullable(),
  targetAudience: z.array(z.string()),
  deadline: z.string().nullable(),
  sealOmitted: z.boolean(),
  alreadyNotified: z.array(z.string()),
  revision: z.number(),
  registeredAt: z.date(),
})
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

/** One letter with files, arrivals and links in both directions. @throws AppError not-found */
export async function getNotice(reader: Reader, id: string) {
  const { relation, isDraft } = await findNotice(reader, id)
  enforce(decide(reader.actor, isDraft ? 'notice.read-draft' : 'notice.read', relation))
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT ${headColumns}, n.register_id AS "registerId", n.kind_inferred AS "kindInferred", n.subject_suffix AS "subjectSuffix", n.addressee, n.body, n.contact, n.requested_action AS "requestedAction",
      n.target_audience AS "targetAudience", n.deadline::text AS deadline, n.seal_omitted AS "sealOmitted", n.already_notified AS "alreadyNotified", n.revision, n.registered_at AS "registeredAt" FROM notice n WHERE n.id = ${id}::uuid`
  const files = await reader.tx.$queryRaw<
    unknown[]
  >`SELECT id, version, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256 FROM notice_file WHERE notice_id = ${id}::uuid AND removed_at IS NULL ORDER BY version, position`
  const arrivals = await reader.tx.$queryRaw<
    unknown[]
  >`SELECT id, arrived_on::text AS "on", channel, sender, note FROM notice_arrival WHERE notice_id = ${id}::uuid ORDER BY arrived_on, recorded_at`
  const links = await reader.tx.$queryRaw<unknown[]>`
    SELECT l.id, l.relation, l.from_id = ${id}::uuid AS "isOutgoing", n.id AS "noticeId", n.kind, coalesce(nullif(ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position), '{}'), CASE WHEN n.id IS NULL THEN l.cited_numbers END, '{}') AS numbers,
      coalesce(n.issued_on, l.cited_date)::text AS date, n.id IS NULL AND l.date_inferred AS "dateInferred", coalesce(n.subject, l.cited_title) AS title, coalesce(array_to_string(n.issuer, '・'), l.cited_issuer) AS issuer
    FROM notice_link l LEFT JOIN notice n ON n.id = CASE WHEN l.from_id = ${id}::uuid THEN l.to_id ELSE l.from_id END AND ${visibleNotices(reader)}
    WHERE l.from_id = ${id}::uuid OR (l.to_id = ${id}::uuid AND n.id IS NOT NULL) ORDER BY l.created_at, l.id`
  return {
    ...detail.parse(rows[0]),
    relation,
    isDraft,
    files: z.array(file).parse(files),
    arrivals: z.array(arrival).parse(arrivals),
    links: z.array(link).parse(links),
  }
}
export type NoticeDetail = Awaited<ReturnType<typeof getNotice>>

/** A file's description for whoever may read its letter. @throws AppError not-found */
export async function getFile(reader: Reader, fileId: string) {
  const row = await reader.tx.noticeFile.findFirst({
    where: { id: fileId, removedAt: null },
    select: { noticeId: true, name: true, mediaType: true, sizeBytes: true, sha256: true },
  })
  const notice = await findNotice(reader, row?.noticeId ?? fileId)
  enforce(decide(reader.actor, notice.isDraft ? 'notice.read-draft' : 'file.download', notice.relation))
  return row
}

/** Chunk number `position` of a content, null after the last. */
export async function findChunk(reader: Reader, sha256: string, position: number): Promise<Uint8Array | null> {
  return (
    (
      await reader.tx.fileChunk.findUnique({
        where: { sha256_position: { sha256, position } },
        select: { bytes: true },
      })
    )?.bytes ?? null
  )
}
