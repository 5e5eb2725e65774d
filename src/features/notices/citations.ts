/** Links of a letter: to registered letters, or stubs with the cited words that a later registration fills by itself. */
import { AppError, refuseField } from '#core/errors.ts'
import { parseDocumentNumber } from '#core/text/document-number.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { type CitedWords, findCited } from './cited.ts'
import { visibleNotices } from './relation.ts'
import type { Citation, CitedDocument } from './schema.ts'
import { titleStem } from './title.ts'

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
    : ((await findCited(reader, wordsOf(citation, keys)))?.id ?? null)
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
      citedTitleKey: titleStem(citation.title ?? ''),
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

async function visibleNotice(reader: Reader, id: string, field: string): Promise<string> {
  const rows = await reader.tx.$queryRaw<
    { id: string }[]
  >`SELECT n.id FROM notice n WHERE n.id = ${id}::uuid AND ${visibleNotices(reader)}`
  return rows[0]?.id ?? refuseField(field, 'unknown-notice')
}

function wordsOf({ date, dateInferred, title }: Citation, numberKeys: readonly string[]): CitedWords {
  return { numberKeys, date: date ?? null, isDateInferred: dateInferred, title: title ?? null }
}

function numberKeyOf(raw: string): string[] {
  const parsed = parseDocumentNumber(raw)
  return parsed.ok ? [parsed.numberKey] : []
}
