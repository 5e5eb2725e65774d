/** 読み取った文書: the letters in the pages of the files, each with the pages it takes and its own text. */
import { type Proposal, proposal } from './proposal.ts'
import type { ReadOriginal } from './original.ts'

interface Place {
  /** from 0 */
  page: number
  at: number
}

/** @param files by their position in the reading */
export function proposeDocuments(files: readonly Pick<ReadOriginal, 'letters' | 'pages'>[]): Proposal {
  const documents = files.flatMap(({ letters, pages }, file) => {
    const raws = pages.map(({ text }) => text)
    const starts = letters.map((letter, order) => (order === 0 ? { page: 0, at: 0 } : startOf(letter.evidence)))
    return letters.map((letter, order) => {
      const start = starts[order] ?? { page: 0, at: 0 }
      const end = starts[order + 1] ?? { page: Math.max(0, raws.length - 1), at: raws.at(-1)?.length ?? 0 }
      const taken = pagesBetween(raws, start, end)
      const isScan = pages.slice(taken.firstPage - 1, taken.lastPage).some((page) => page.isScan)
      return { ...letter, file, ...taken, isScan, body: textBetween(raws, start, end) }
    })
  })
  const numbered = documents.map((one, at) => ({ ...one, index: at + 1 }))
  return proposal.parse(storable({ documents: numbered }))
}

/** As JSON, without the letters that no database keeps. */
function storable(value: unknown): unknown {
  const kept = (_key: string, one: unknown) =>
    typeof one === 'string' ? one.toWellFormed().replaceAll('\u0000', '\uFFFD') : one
  return JSON.parse(JSON.stringify(value), kept)
}

/** A letter begins where the first of its evidence stands: its number, its date or its mark. */
function startOf(evidence: Record<string, { page: number; start: number }[]>): Place {
  const places = Object.values(evidence).flatMap((found) =>
    found.map(({ page, start }) => ({ page: page - 1, at: start })),
  )
  return places.reduce((first, one) => (isBefore(one, first) ? one : first), places[0] ?? { page: 0, at: 0 })
}

function isBefore(one: Place, other: Place): boolean {
  return one.page < other.page || (one.page === other.page && one.at < other.at)
}

/** A page on which only the next letter stands is not its own. */
function pagesBetween(raws: readonly string[], start: Place, end: Place): { firstPage: number; lastPage: number } {
  const isOwn = end.page === start.page || (raws[end.page] ?? '').slice(0, end.at).trim() !== ''
  return { firstPage: start.page + 1, lastPage: Math.max(start.page, isOwn ? end.page : end.page - 1) + 1 }
}

const longestBody = 100_000

/** Without the signs that the register does not take. */
function textBetween(raws: readonly string[], start: Place, end: Place): string {
  const pieces = raws
    .slice(start.page, end.page + 1)
    .map((text, at) => text.slice(at === 0 ? start.at : 0, start.page + at === end.page ? end.at : undefined).trim())
  return pieces
    .filter((piece) => piece !== '')
    .join('\n\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Co}]/gu, '')
    .slice(0, longestBody)
    .toWellFormed()
}
