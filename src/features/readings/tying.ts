/** つながりの登録: the links of the letters just taken, as proposed or as the officer chose; to letters of the same files too. */
import { AppError, refuseField } from '#core/errors.ts'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { addLink } from '#features/notices/citations.ts'
import { linkBody, type Citation } from '#features/notices/schema.ts'
import type { Reader } from '#server/context.ts'
import type { LinkTarget, ProposedLink } from './reading.ts'
import type { AcceptedLink } from './schema.ts'

interface Chosen {
  citation: Citation
  target: LinkTarget
  /** where a complaint about it stands */
  field: string
}

/**
 * @param links `wanted`: all links of the letter, or undefined: those proposed as kept
 * @param field where the letter stands, for complaints
 * @returns the ids, in order
 */
export async function tieNotice(
  reader: Reader,
  fromId: string,
  links: { proposed: readonly ProposedLink[]; wanted: readonly AcceptedLink[] | undefined },
  noticeIds: ReadonlyMap<number, string | null>,
  field: string,
): Promise<string[]> {
  const ids: string[] = []
  const made = new Set<string>()
  for (const chosen of chosenOf(links, field)) {
    const citation = aimed(chosen, noticeIds)
    if (citation === null || citation.noticeId === fromId) continue
    const mark = `${citation.relation} ${citation.noticeId ?? JSON.stringify([citation.numbers, citation.title])}`
    if (made.has(mark)) continue
    made.add(mark)
    const link = await tie(reader, fromId, citation, `${field}.${chosen.field}`)
    if (link) ids.push(link)
  }
  return ids
}

/** Two citations that turn out to mean one letter are one link. */
async function tie(reader: Reader, fromId: string, citation: Citation, field: string): Promise<string | null> {
  try {
    return (await addLink(reader, fromId, citation, field)).id
  } catch (error) {
    if (error instanceof AppError && error.fields.some(({ code }) => code === 'link-known' || code === 'link-self'))
      return null
    throw error
  }
}

function chosenOf({ proposed, wanted }: Parameters<typeof tieNotice>[2], above: string): Chosen[] {
  if (wanted === undefined)
    return proposed
      .filter(({ isKept }) => isKept)
      .map((link) => ({ citation: citationOf(link), target: link.target, field: 'links' }))
  return wanted.map((one, at) => {
    const field = `links.${at}`
    if (!('key' in one)) return { citation: one, target: targetOf(one) ?? { stub: true }, field: `${field}.noticeId` }
    const link = proposed.find(({ key }) => key === one.key) ?? refuseField(`${above}.${field}.key`, 'unknown-link')
    const citation = { ...citationOf(link), ...(one.relation ? { relation: one.relation } : {}) }
    return { citation, target: targetOf(one) ?? link.target, field: `${field}.noticeId` }
  })
}

function targetOf({ document, noticeId }: { document?: number | undefined; noticeId?: string | undefined }) {
  if (noticeId !== undefined) return { noticeId }
  return document === undefined ? null : { document }
}

function citationOf({ relation, numbers, date, dateInferred, title, issuer }: ProposedLink): Citation {
  const day = date !== null && isCalendarDate(date) ? date : null
  return { relation: linkBody.shape.relation.parse(relation), numbers, date: day, dateInferred, title, issuer }
}

/** A letter of the same files that was left out stays in the cited words; null where there are none. */
function aimed({ citation, target }: Chosen, noticeIds: ReadonlyMap<number, string | null>): Citation | null {
  const noticeId = 'noticeId' in target ? target.noticeId : 'document' in target ? noticeIds.get(target.document) : null
  const { relation, numbers, date, dateInferred, title, issuer } = citation
  const words = { relation, numbers, date, dateInferred, title, issuer }
  if (noticeId) return { ...words, noticeId }
  return numbers.length > 0 || title ? words : null
}
