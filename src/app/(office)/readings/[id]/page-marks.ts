/** A page of raw text cut into stretches, each with the fields that were read there. */
import type { Evidence } from '#features/readings/proposal.ts'

export interface Mark {
  /** `1.date`: the letter and its field */
  key: string
  /** its figure in the card; null for what has no row of its own */
  no: number | null
  isDoubtful: boolean
  /** the id of the control to which a press leads */
  control: string
  evidence: Evidence[]
}

export interface Stretch {
  text: string
  marks: Mark[]
  /** the fields that begin, and the fields that end with this stretch */
  opens: Mark[]
  closes: Mark[]
}

/** @param marks all marks of the file; @param page from 1 */
export function stretchesOf(text: string, page: number, marks: readonly Mark[]): Stretch[] {
  const spans = marks.flatMap((mark) =>
    mark.evidence
      .filter((one) => one.page === page && one.start < one.end && one.start < text.length)
      .map(({ start, end }) => ({ mark, start, end: Math.min(end, text.length) })),
  )
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, at) => {
    const until = edges[at + 1] ?? text.length
    const here = spans.filter(({ start, end }) => start <= from && end >= until)
    return {
      text: text.slice(from, until),
      marks: [...new Set(here.map(({ mark }) => mark))],
      opens: here.filter(({ start }) => start === from).map(({ mark }) => mark),
      closes: here.filter(({ end }) => end === until).map(({ mark }) => mark),
    }
  })
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Where the fields stand on the picture of a page: the places of the words that each was read from. */
export function boxesOf(
  places: readonly (Box & { start: number; end: number })[],
  page: number,
  marks: readonly Mark[],
): { mark: Mark; boxes: Box[] }[] {
  return marks.flatMap((mark) => {
    const spans = mark.evidence.filter((one) => one.page === page)
    const boxes = places.filter((place) => spans.some(({ start, end }) => place.start < end && start < place.end))
    return boxes.length > 0 ? [{ mark, boxes: linesOf(boxes) }] : []
  })
}

/** One box a line: words lie beside each other and letters over each other, and what is marked twice could not be read. */
function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = []
  for (const { left, top, width, height } of boxes) {
    const at = lines.findIndex((line) => Math.abs(line.top + line.height / 2 - top - height / 2) < line.height / 2)
    const line = lines[at]
    if (!line) {
      lines.push({ left, top, width, height })
      continue
    }
    const [from, above] = [Math.min(line.left, left), Math.min(line.top, top)]
    lines.splice(at, 1, {
      left: from,
      top: above,
      width: Math.max(line.left + line.width, left + width) - from,
      height: Math.max(line.top + line.height, top + height) - above,
    })
  }
  return lines
}
