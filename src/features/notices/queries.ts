/** Reads of the register: the list with its search, one letter with its ties, the files. */
import { z } from 'zod'
import { found } from '#core/errors.ts'
import { decodeCursor, type Page, toPage } from '#core/page.ts'
import type { Actor } from '#core/policy/actor.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { emptySql, type Reader, sql } from '#server/context.ts'
import { instant, type Results, run, runTogether, type Statement, statement } from '#server/statement.ts'
import { addresseeText } from './addressee.ts'
import { contactText } from './contact.ts'
import { letterOf } from './letter.ts'
import { findNotice, type FoundNotice, foundNotice, visibleNotices } from './relation.ts'
import { type NoticeFilter, searchConditions } from './search.ts'
import { arrivalsOf, filesOf, linksOf } from './ties.ts'
import { versionsOf, withHolders } from './versions.ts'

export type { NoticeFilter } from './search.ts'
export type { NoticeLinkLine } from './ties.ts'

const head = z.object({
  id: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  date: z.string(),
  fiscalYear: z.number(),
  version: z.number(),
  publishedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
})
export type NoticeHead = z.output<typeof head>
const headColumns = sql`n.id, ARRAY(SELECT normalized FROM notice_number x WHERE x.notice_id = n.id ORDER BY position) AS "documentNumbers", n.kind, n.subject, n.issuer, n.issued_on::text AS date,
  n.fiscal_year AS "fiscalYear", n.version, n.published_at AS "publishedAt", n.withdrawn_at AS "withdrawnAt"`

/** Newest first. `q` finds any spelling of a number, a bare serial, or all the pieces typed of number, subject and issuer. */
export function notices(reader: Reader, filter: NoticeFilter): Statement<Page<NoticeHead>> {
  const key = decodeCursor(filter.after, 2)
  return statement(
    sql`
    SELECT ${headColumns} FROM notice n WHERE ${visibleNotices(reader)} ${searchConditions(filter)}
      ${key ? sql`AND (n.issued_on, n.id) < (${key[0]}::date, ${key[1]}::uuid)` : emptySql}
    ORDER BY n.issued_on DESC, n.id DESC LIMIT ${filter.limit + 1}`,
    (rows) => toPage(z.array(head).parse(rows), filter.limit, (row) => [row.date, row.id]),
  )
}

export function listNotices(reader: Reader, filter: NoticeFilter): Promise<Page<NoticeHead>> {
  return run(reader, notices(reader, filter))
}

/** How many letters the filter finds in all. */
export function noticeCount(reader: Reader, filter: NoticeFilter): Statement<number> {
  return statement(
    sql`SELECT count(*) AS count FROM notice n WHERE ${visibleNotices(reader)} ${searchConditions(filter)}`,
    ([row]) => z.object({ count: z.coerce.number() }).parse(row).count,
  )
}

/** The fiscal years that the actor's register holds letters of, newest first. */
export function fiscalYears(reader: Reader): Statement<number[]> {
  return statement(
    sql`SELECT DISTINCT n.fiscal_year AS year FROM notice n WHERE ${visibleNotices(reader)} ORDER BY 1 DESC LIMIT 30`,
    (rows) =>
      z
        .array(z.object({ year: z.number() }))
        .parse(rows)
        .map((row) => row.year),
  )
}

/** Own letters that no distribution carries yet: they came, but went nowhere. */
export function unforwarded(reader: Reader, limit: number): Statement<NoticeHead[]> {
  return statement(
    sql`
    SELECT ${headColumns} FROM notice n WHERE ${reader.scope.seesDrafts} AND n.register_id = ${reader.scope.organizationId}::uuid AND n.published_at IS NULL AND n.withdrawn_at IS NULL ORDER BY n.registered_at DESC LIMIT ${limit}`,
    (rows) => z.array(head).parse(rows),
  )
}

export function listUnforwarded(reader: Reader, limit: number): Promise<NoticeHead[]> {
  return run(reader, unforwarded(reader, limit))
}

const ties = z.object({
  registerId: z.string(),
  revision: z.number(),
  registeredAt: instant,
  withdrawnReason: z.string().nullable(),
})

/** One letter with files, arrivals, versions and links in both directions. @throws AppError not-found */
export async function getNotice(reader: Reader, id: string) {
  return noticeDetail(reader, await runTogether(reader, noticeParts(reader, id)))
}

/** All that is read of a letter; nothing of it goes anywhere but through `noticeDetail`. */
export function noticeParts(reader: Reader, id: string) {
  return {
    known: foundNotice(reader, id),
    head: statement(
      sql`
      SELECT ${headColumns}, n.register_id AS "registerId", n.revision, n.registered_at AS "registeredAt", n.withdrawn_reason AS "withdrawnReason"
      FROM notice n WHERE n.id = ${id}::uuid`,
      ([row]) => head.extend(ties.shape).parse(row),
    ),
    letter: letterOf(id),
    files: filesOf(id),
    arrivals: arrivalsOf(id),
    links: linksOf(reader, id),
    ...versionsOf(reader, id),
  }
}

/** @throws AppError forbidden, not-found */
export function noticeDetail(
  { actor }: Reader,
  {
    known: { relation, isDraft },
    head: first,
    letter,
    versions,
    holders,
    files,
    arrivals,
    links,
  }: Results<ReturnType<typeof noticeParts>>,
) {
  assertReadable(actor, { relation, isDraft })
  return {
    ...first,
    ...letter,
    /** one line each, as a form shows them; the objects stand beside them */
    addressee: addresseeText(letter.addressee) || null,
    addressees: letter.addressee,
    contact: letter.contact ? contactText(letter.contact) : null,
    contactParts: letter.contact,
    relation,
    isDraft,
    files,
    arrivals,
    links,
    versions: withHolders(versions, holders),
  }
}

/** @throws AppError forbidden, not-found */
export function assertReadable(actor: Actor, { relation, isDraft }: Pick<FoundNotice, 'relation' | 'isDraft'>): void {
  enforce(decide(actor, isDraft ? 'notice.read-draft' : 'notice.read', relation))
}
export type NoticeDetail = ReturnType<typeof noticeDetail>

/** A file's description for whoever may read its letter. @throws AppError not-found */
export async function getFile(reader: Reader, fileId: string) {
  const { noticeId, ...file } = found(
    await reader.tx.noticeFile.findFirst({
      where: { id: fileId, removedAt: null },
      select: { noticeId: true, name: true, mediaType: true, sizeBytes: true, sha256: true },
    }),
  )
  const notice = await findNotice(reader, noticeId)
  enforce(decide(reader.actor, notice.isDraft ? 'notice.read-draft' : 'file.download', notice.relation))
  return file
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
