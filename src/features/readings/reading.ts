/**
 * 読み取り: files come in, letters are proposed, an officer accepts or discards. Invariants: nothing stands in the register before
 * somebody accepts; the originals stay as received under their digest; what was accepted stays tied to what it led to.
 */

export const readingStates = ['reading', 'proposed', 'accepted', 'discarded'] as const
export type ReadingState = (typeof readingStates)[number]

export interface Milestones {
  proposedAt: Date | null
  acceptedAt: Date | null
  discardedAt: Date | null
}

export function stateOf({ proposedAt, acceptedAt, discardedAt }: Milestones): ReadingState {
  if (acceptedAt) return 'accepted'
  if (discardedAt) return 'discarded'
  return proposedAt ? 'proposed' : 'reading'
}

/** What happens to a letter that was read. */
export const takings = [
  /** a new letter of the register */
  'register',
  /** the registered letter came once more */
  'arrival',
  /** 差替え: the registered letter gets this wording and file */
  'version',
  /** a letter of its own, although one with its number and day is registered */
  'separate',
  /** left out */
  'ignore',
] as const
export type Taking = (typeof takings)[number]

/** The registered letter, or the letter of the same reading, that a letter read seems to be. */
export interface Duplicate {
  /** the same bytes; or the same number and day (without number: title and day) from other bytes */
  ground: 'same-file' | 'same-identity'
  noticeId: string | null
  /** index of the letter of this reading */
  document: number | null
  label: string
  isDraft: boolean
  isWithdrawn: boolean
}

/** Where a link leads. */
export type LinkTarget = { document: number } | { noticeId: string } | { stub: true }

export type LinkGround =
  | 'number-and-date'
  | 'number'
  | 'title-and-date'
  | 'similar-title'
  | 'same-day'
  | 'not-registered'

/** A link as proposed; `key` names it when the reading is accepted. */
export interface ProposedLink {
  key: string
  relation: string
  numbers: string[]
  date: string | null
  dateInferred: boolean
  title: string | null
  issuer: string | null
  target: LinkTarget
  /** what a person would call the target */
  label: string
  ground: LinkGround
  /** whether it is made unless the officer says otherwise */
  isKept: boolean
  /** other letters it may lead to, none of them sure */
  candidates: { target: LinkTarget; label: string; ground: LinkGround }[]
}

/** A file of the reading: as received, how far it is read, and what was wrong with it. */
export interface ReadingFile {
  position: number
  name: string
  mediaType: string | null
  sizeBytes: number
  /** null where nothing could be kept */
  sha256: string | null
  kind: string | null
  /** null until they are counted */
  pages: number | null
  pagesRead: number
  /** what the officer should know: pages read from pictures, pages left out */
  notes: { code: string; pages: number }[]
  /** code and values of a sentence of the `problem` messages */
  problem: { code: string; values: Record<string, string | number> } | null
}
