/**
 * つながりの案: where the citations of the letters read lead. First to a letter that came in the same files, then to the register by
 * the rules of `citedAmong`; what is not sure stays a stub with candidates, and 「他」 asks for letters of the same day.
 */
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { citedAmong } from '#features/notices/cited.ts'
import { linksOf } from '#features/notices/citations.ts'
import { isNationalNumber } from '#features/notices/link.ts'
import { type NearLetter, nearLetters } from '#features/notices/near-letter.ts'
import type { Citation } from '#features/notices/schema.ts'
import { titleStem } from '#features/notices/title.ts'
import type { Reader } from '#server/context.ts'
import type { Statement } from '#server/statement.ts'
import { isSameLetter, labelOf, numberKeysOf } from './identity.ts'
import { candidatesFor } from './candidate.ts'
import { citedOf } from './letter-input.ts'
import type { ProposedDocument } from './proposal.ts'
import type { LinkGround, LinkTarget, ProposedLink } from './reading.ts'
import { similarity } from './similarity.ts'

/** The links of each letter read, in the order in which it cites. @param letters of the register, near to these */
export function proposeLinks(letters: readonly NearLetter[], documents: readonly ProposedDocument[]): ProposedLink[][] {
  return documents.map((document) => {
    const links = citationsOf(document).map((citation, at) =>
      proposeLink(letters, documents, document, citation, `c${at + 1}`),
    )
    return [...links, ...othersOf(documents, document, links)]
  })
}

/** What is to be read of the register, so that it can be said what these letters are and where their citations lead. */
export function lettersNear(
  reader: Reader,
  documents: readonly ProposedDocument[],
  digests: readonly (string | null)[],
): Statement<NearLetter[]> {
  const citations = documents.flatMap(citationsOf)
  const dates = [...documents, ...citations].flatMap(({ date }) => (date && isCalendarDate(date) ? [date] : []))
  return nearLetters(reader, {
    dates: [...new Set(dates)],
    numberKeys: [...new Set(citations.flatMap(({ numbers }) => numberKeysOf(numbers)))],
    digests: digests.flatMap((digest) => digest ?? []),
  })
}

function citationsOf(document: ProposedDocument): Citation[] {
  return linksOf(citedOf(document))
}

function proposeLink(
  letters: readonly NearLetter[],
  documents: readonly ProposedDocument[],
  from: ProposedDocument,
  citation: Citation,
  key: string,
): ProposedLink {
  const words = {
    key,
    relation: citation.relation,
    numbers: citation.numbers,
    date: citation.date ?? null,
    dateInferred: citation.dateInferred,
    title: citation.title ?? null,
    issuer: citation.issuer ?? null,
  }
  const own = amongRead(documents, from, citation)
  if (own) return { ...words, ...own, isKept: true, candidates: [] }
  const numberKeys = numberKeysOf(citation.numbers)
  const known = citedAmong(letters, {
    numberKeys,
    date: citation.date ?? null,
    isDateInferred: citation.dateInferred,
    title: words.title,
  })
  const candidates = known ? [] : candidatesFor(letters, documents, from, citation)
  const label = words.numbers.join('・') || (words.title ?? '')
  if (!known) return { ...words, target: { stub: true }, label, ground: 'not-registered', isKept: true, candidates }
  return { ...words, target: { noticeId: known.id }, label, ground: known.ground, isKept: true, candidates }
}

interface Aim {
  target: LinkTarget
  label: string
  ground: LinkGround
}

/** The one letter of the same files that the citation means; none where two would fit. */
function amongRead(documents: readonly ProposedDocument[], from: ProposedDocument, citation: Citation): Aim | null {
  const others = documents.filter((one) => one.index !== from.index)
  for (const [ground, fits] of rules(citation)) {
    const [found, second] = others.filter(fits)
    if (found && !second) return { target: { document: found.index }, label: labelOf(found), ground }
  }
  return null
}

function rules(citation: Citation): [LinkGround, (document: ProposedDocument) => boolean][] {
  const keys = numberKeysOf(citation.numbers)
  const national = keys.filter(isNationalNumber)
  const date = citation.date ?? null
  const stem = titleStem(citation.title ?? '')
  const has = (document: ProposedDocument, some: readonly string[]) =>
    numberKeysOf(document.documentNumbers).some((key) => some.includes(key))
  return [
    ['number-and-date', (document) => date !== null && document.date === date && has(document, keys)],
    ['number', (document) => (date === null || citation.dateInferred) && has(document, national)],
    [
      'title-and-date',
      (document) =>
        keys.length === 0 && stem !== '' && document.date === date && titleStem(document.subject ?? '') === stem,
    ],
  ]
}

/**
 * 「…第1号他により」: letters of the same files and the same day that nobody cites by number, when they speak of the same matter.
 * They came in one cover, so they are kept unless the officer takes them out.
 */
function othersOf(
  documents: readonly ProposedDocument[],
  from: ProposedDocument,
  links: readonly ProposedLink[],
): ProposedLink[] {
  const open = from.citedDocuments.filter(
    (one) => one.andOthers === true || (one.relation === 'forwards' && one.number === null && one.title === undefined),
  )
  if (open.length === 0) return []
  const cited = new Set(links.flatMap(({ target }) => ('document' in target ? [target.document] : [])))
  const days = new Set([
    ...open.flatMap(({ date }) => (date !== null && isCalendarDate(date) ? [date] : [])),
    ...documents.filter(({ index }) => cited.has(index)).map(({ date }) => date),
  ])
  return documents
    .filter((one) => one.index !== from.index && one.file === from.file && one.documentNumbers.length === 0)
    .filter((one) => !cited.has(one.index) && one.date !== null && days.has(one.date) && !isSameLetter(one, from))
    .filter((one) => isSimilarTitle(one.subject, from.subject))
    .map((one) => ({
      // by the letter, so that a correction of another one does not make it mean a third
      key: `o${one.index}`,
      relation: 'forwards',
      numbers: [],
      date: one.date,
      dateInferred: false,
      title: one.subject,
      issuer: one.issuer.join('・') || null,
      target: { document: one.index },
      label: labelOf(one),
      ground: 'same-day',
      isKept: true,
      candidates: [],
    }))
}

function isSimilarTitle(one: string | null, other: string | null): boolean {
  return similarity(titleStem(one ?? ''), titleStem(other ?? '')) >= 0.6
}
