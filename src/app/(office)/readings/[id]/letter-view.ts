/** A letter of a reading as the card, the page and the chain show it. */
import type { Evidence, ProposedDocument } from '#features/readings/proposal.ts'
import type { Duplicate, ProposedLink } from '#features/readings/reading.ts'
import type { Words } from '#messages/words.ts'
import { doubtCount, type FieldRow, fieldRows } from './field-rows.ts'
import type { Mark } from './page-marks.ts'

export interface ReadLetter {
  document: ProposedDocument
  links: ProposedLink[]
  duplicate: Duplicate | null
}

export interface LetterView extends ReadLetter {
  index: number
  rows: FieldRow[]
  doubts: number
  isScan: boolean
}

/** Where a letter leads without being sure: a person should look. */
export function isDoubtfulLink({ ground, candidates }: ProposedLink): boolean {
  return ground === 'same-day' || ground === 'similar-title' || candidates.length > 0
}

export function letterView(say: Words<'reading'>, letter: ReadLetter): LetterView {
  const { document, links, duplicate } = letter
  const rows = fieldRows(say, document)
  const asked = links.filter(isDoubtfulLink).length + (duplicate === null ? 0 : 1)
  return { ...letter, index: document.index, rows, doubts: doubtCount(rows) + asked, isScan: document.isScan }
}

/** All marks of a file: the rows of its letters, and what they cite. */
export function marksOf(letters: readonly LetterView[], file: number): Mark[] {
  return letters
    .filter(({ document }) => document.file === file)
    .flatMap(({ index, document, rows, links }) => [
      ...rows.map(({ field, no, doubt, evidence }) => ({
        key: `${index}.${field}`,
        // the kind is mostly read in the subject, where one figure is enough
        no: field === 'kind' && isWithin(evidence, document.evidence.subject) ? null : no,
        isDoubtful: doubt !== null,
        control: `d${index}.${field}`,
        evidence,
      })),
      ...links.map((link) => ({
        key: `${index}.${link.key}`,
        no: null,
        isDoubtful: isDoubtfulLink(link),
        control: `l${index}.${link.key}.keep`,
        evidence: placesOf(document, link),
      })),
    ])
}

function isWithin(places: readonly Evidence[], others: readonly Evidence[] = []): boolean {
  return places.every(({ page, start }) =>
    others.some((one) => one.page === page && one.start <= start && start < one.end),
  )
}

/** The places among those of all citations that print this one: its number, else its title, else 「他」 has none of its own. */
export function placesOf({ evidence }: ProposedDocument, { numbers, title }: ProposedLink) {
  const wanted = [...numbers, ...(numbers.length === 0 && title !== null ? [title] : [])].map(plain)
  return (evidence.citedDocuments ?? []).filter(({ text }) =>
    wanted.some((one) => one !== '' && plain(text).includes(one)),
  )
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(/[\s第「」]/gu, '')
}

export function nameOf(say: Words<'reading'>, { document }: Pick<LetterView, 'document'>): string {
  return document.documentNumbers.join('・') || `${document.kind}（${say('noNumber')}）`
}
