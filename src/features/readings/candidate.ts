/** 候補: letters that an unresolved citation may mean, for the officer to choose from; none is taken by itself. */
import type { NearLetter } from '#features/notices/near-letter.ts'
import type { Citation } from '#features/notices/schema.ts'
import { titleStem } from '#features/notices/title.ts'
import { labelOf, numberKeysOf } from './identity.ts'
import type { ProposedDocument } from './proposal.ts'
import type { LinkGround, LinkTarget } from './reading.ts'
import { similarity } from './similarity.ts'

export interface Candidate {
  target: LinkTarget
  label: string
  ground: LinkGround
}

const most = 5
const likeness = 0.9

interface Known {
  target: LinkTarget
  documentNumbers: string[]
  kind: string
  subject: string | null
  date: string | null
  issuer: string[]
}

/** @param letters of the register, near to the letters read */
export function candidatesFor(
  letters: readonly NearLetter[],
  documents: readonly ProposedDocument[],
  from: ProposedDocument,
  citation: Citation,
): Candidate[] {
  const read: Known[] = documents
    .filter((one) => one.index !== from.index)
    .map((one) => ({ ...one, target: { document: one.index } }))
  const known = [...read, ...listNear(letters, citation)]
  return known
    .flatMap((one) => {
      const ground = groundOf(one, citation)
      return ground ? [{ target: one.target, label: `${labelOf(one)}${one.date ? ` (${one.date})` : ''}`, ground }] : []
    })
    .slice(0, most)
}

function groundOf(one: Known, citation: Citation): LinkGround | null {
  const keys = numberKeysOf(citation.numbers)
  if (numberKeysOf(one.documentNumbers).some((key) => keys.includes(key))) return 'number'
  if (citation.issuer && !one.issuer.some((office) => citation.issuer?.includes(office))) return null
  const [stem, other] = [titleStem(citation.title ?? ''), titleStem(one.subject ?? '')]
  if (stem !== '' && similarity(stem, other) >= likeness) return 'similar-title'
  return citation.issuer && one.date !== null && one.date === citation.date ? 'same-day' : null
}

/** Letters of the register with one of the numbers, or of the day; the newest first. */
function listNear(letters: readonly NearLetter[], citation: Citation): Known[] {
  const keys = numberKeysOf(citation.numbers)
  return letters
    .filter((one) => one.date === citation.date || one.numberKeys.some((key) => keys.includes(key)))
    .toSorted((a, b) => (a.date === b.date ? compare(a.id, b.id) : compare(b.date, a.date)))
    .map((one) => ({ ...one, target: { noticeId: one.id } }))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1
}
