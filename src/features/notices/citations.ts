/** Links of a letter: to registered letters, or stubs that a later registration fills by itself. */
import { AppError, refuseField } from '#core/errors.ts'
import { parseDocumentNumber } from '#core/text/document-number.ts'
import { type CalendarDate, dateToDb } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { isNationalNumber } from './link.ts'
import { visibleNotices } from './relation.ts'
import type { Citation, CitedDocument } from './schema.ts'

export async function addLinks(reader: Reader, fromId: string, citations: readonly Citation[]): Promise<void> {
  for (const [index, citation] of citations.entries())
    await addLink(reader, fromId, citation, `links.${index}.noticeId`)
}

/** One link of a letter, to a registered letter or as a stub. @param field where a complaint about the target stands */
export async function addLink(
  reader: Reader,
  fromId: string,
  citation: Citation,
  field: string,
): Promise<{ id: string; toId: string | null }> {
  const keys = citation.numbers.flatMap((raw) => numberKeyOf(raw))
  const toId = citation.noticeId
    ? await visibleNotice(reader, citation.noticeId, field)
    : await findCited(reader, keys, citation.date ?? null)
  if (toId === fromId) refuseField(field, 'link-self')
  if (toId) await assertNoSuchLink(reader, fromId, toId, citation.relation, field)
  const { id } = await reader.tx.noticeLink.create({
    data: {
      fromId,
      toId,
      relation: citation.relation,
      citedNumbers: citation.numbers,
      citedNumberKeys: keys,
      citedDate: citation.date ? dateToDb(citation.date) : null,
      dateInferred: citation.dateInferred,
      citedTitle: citation.title ?? null,
      citedIssuer: citation.issuer ?? null,
    },
    select: { id: true },
  })
  return { id, toId }
}

/** What the wording cites, as links: the letters of one joint number group are one link. */
export function linksOf(cited: readonly CitedDocument[]): Citation[] {
  const groups = Map.groupBy(cited, (one, index) => (one.jointGroup ? `joint ${one.jointGroup}` : `single ${index}`))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const numbers = group.flatMap((one) => (one.number ? [one.number] : []))
    const title = group.find((one) => one.title)?.title ?? null
    if (!first || (numbers.length === 0 && !title)) return []
    const issuer = group.flatMap((one) => (one.issuer ? [one.issuer] : [])).join('・')
    return [
      {
        relation: first.relation === 'refers' ? ('refers_to' as const) : first.relation,
        numbers,
        date: first.date ?? first.dateInferred ?? null,
        dateInferred: !first.date && Boolean(first.dateInferred),
        title,
        issuer: issuer || null,
      },
    ]
  })
}

async function assertNoSuchLink(reader: Reader, fromId: string, toId: string, relation: string, field: string) {
  const known = await reader.tx.noticeLink.count({ where: { fromId, toId, relation } })
  if (known > 0) throw new AppError('conflict', [{ field, code: 'link-known' }])
}

/** Fills stubs of the same register: number and date equal; number alone only where the symbol is national. */
export async function fillStubs(
  reader: Reader,
  notice: { id: string; registerId: string; date: CalendarDate; numberKeys: readonly string[]; subject: string },
): Promise<void> {
  const national = notice.numberKeys.filter(isNationalNumber)
  await reader.tx.$executeRaw`
    UPDATE notice_link l SET to_id = ${notice.id}::uuid FROM notice f
    WHERE f.id = l.from_id AND f.register_id = ${notice.registerId}::uuid AND l.to_id IS NULL AND l.from_id <> ${notice.id}::uuid
      AND ((l.cited_number_keys && ${notice.numberKeys} AND l.cited_date = ${notice.date}::date)
        OR (l.cited_number_keys && ${national} AND (l.cited_date IS NULL OR l.date_inferred))
        OR (cardinality(l.cited_number_keys) = 0 AND l.cited_title = ${notice.subject} AND l.cited_date = ${notice.date}::date))`
}

async function findCited(reader: Reader, keys: readonly string[], date: CalendarDate | null): Promise<string | null> {
  const national = keys.filter(isNationalNumber)
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n JOIN notice_number x ON x.notice_id = n.id WHERE n.register_id = ${reader.actor.organizationId}::uuid
      AND ((x.number_key = ANY (${keys}) AND n.issued_on = ${date}::date) OR (x.number_key = ANY (${national}) AND ${date}::date IS NULL)) ORDER BY n.issued_on DESC LIMIT 1`
  return rows[0]?.id ?? null
}

async function visibleNotice(reader: Reader, id: string, field: string): Promise<string> {
  const rows = await reader.tx.$queryRaw<
    { id: string }[]
  >`SELECT n.id FROM notice n WHERE n.id = ${id}::uuid AND ${visibleNotices(reader)}`
  return rows[0]?.id ?? refuseField(field, 'unknown-notice')
}

function numberKeyOf(raw: string): string[] {
  const parsed = parseDocumentNumber(raw)
  return parsed.ok ? [parsed.numberKey] : []
}
