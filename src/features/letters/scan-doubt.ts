/**
 * 読み取り画像の疑い: what was read from a picture is a suggestion, however well it fits. It stays below the line from which a field
 * counts as sure, so that a person looks; a number whose day agrees with the date is merely the best of the unsure.
 */
import type { Evidence } from './evidence.ts'
import type { HeadField } from './certainty.ts'
import type { Page } from './page-text.ts'
import type { Certainty } from './reason.ts'

/** both below `doubtBelow` */
const most = { checked: 0.75, unchecked: 0.6 } as const

interface Read {
  certainty: Record<HeadField, Certainty>
  evidence: Record<string, Evidence[]>
}

export function doubtScans<Letter extends Read>(letter: Letter, pages: readonly Page[]): Letter {
  const scans = new Set(pages.filter(({ isScan }) => isScan).map(keyOf))
  if (scans.size === 0) return letter
  const isOnScan = (found: readonly Evidence[]) => found.some((one) => scans.has(keyOf(one)))
  const places = Object.values(letter.evidence).flat()
  const certainties = Object.entries(letter.certainty) as [HeadField, Certainty][] // its keys are all fields of the head
  const certainty = certainties.map(([field, one]) => {
    const found = letter.evidence[field] ?? []
    // what was not found may stand on a picture unread
    return [field, isOnScan(found.length > 0 ? found : places) ? doubted(one) : one]
  })
  const evidence = Object.entries(letter.evidence).map(([field, found]) => [
    field,
    found.map((one) => (scans.has(keyOf(one)) ? { ...one, ...doubted(one) } : one)),
  ])
  return {
    ...letter,
    certainty: Object.fromEntries(certainty) as Letter['certainty'], // the same keys as before
    evidence: Object.fromEntries(evidence),
  }
}

function keyOf({ file, page }: { file: string; page: number }): string {
  return `${page} ${file}`
}

/** What was doubted before keeps its own reason. */
function doubted({ confidence, reason }: Certainty): Certainty {
  const bound = reason === 'number-day-agrees' ? most.checked : most.unchecked
  return confidence <= bound ? { confidence, reason } : { confidence: bound, reason: 'read-from-picture' }
}
