/** 柱: a line that stands at the head or foot of most pages belongs to the paper, not to the letter. */
import type { ReadPage } from './file-reading.ts'

const fewestPages = 3
/** share of the page's height, from either end */
const margin = 0.09
/** what begins a letter stands at the head of many pages too, where letters of one page each are bound together */
const ofLetter = /事務連絡|号|年.*月.*日|[殿様]|御中|各|公印|について|[都道府県省庁局部課長]$/u

/** Only lines whose places are known; a figure in them may count up. */
export function withoutRunningHeads(pages: readonly ReadPage[]): ReadPage[] {
  const edges = pages.map(edgeLinesOf)
  const seen = new Map<string, number>()
  for (const lines of edges)
    for (const key of new Set(lines.map(({ key }) => key))) seen.set(key, (seen.get(key) ?? 0) + 1)
  const isRunning = (key: string) => {
    const count = seen.get(key) ?? 0
    return count >= fewestPages && count * 2 >= pages.length
  }
  return pages.map((page, at) => {
    const running = (edges[at] ?? []).filter(({ key }) => isRunning(key))
    return running.reduceRight((rest, line) => without(rest, line), page)
  })
}

interface EdgeLine {
  start: number
  end: number
  key: string
}

function edgeLinesOf({ text, places, size }: ReadPage): EdgeLine[] {
  if (!size) return []
  const lines: EdgeLine[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const place = places.find(({ start, end }) => start >= index && end <= index + line.length)
    const isEdge = place && (place.top + place.height < size.height * margin || place.top > size.height * (1 - margin))
    const plain = line.normalize('NFKC').replace(/\s/g, '')
    if (isEdge && !ofLetter.test(plain))
      lines.push({
        start: index,
        end: index + line.length,
        key: `${Math.round(place.top / 8)} ${plain.replace(/\d+/g, '#')}`,
      })
  }
  return lines
}

/** Blanked, so that every place after it stays what it was. */
function without(page: ReadPage, { start, end }: EdgeLine): ReadPage {
  return {
    ...page,
    text: page.text.slice(0, start) + ' '.repeat(end - start) + page.text.slice(end),
    places: page.places.filter((place) => place.end <= start || place.start >= end),
  }
}
