/** 略称: 以下「局長通知」という gives a cited notice a name; where the name stands later, the same notice is cited again. */
import type { Citation } from './cited-document.ts'
import type { Span } from './page-text.ts'
import { isActing, relationOf } from './relation.ts'

const name = '以下、?(?:単に)?「(?<name>[^「」]{2,24})」と(?:いう|総称|略)'
const behindNumber = new RegExp(`^[^。「」()]{0,40}(?:\\([^()]{2,20}\\)[^。「」()]{0,20})?[)]?[(]?。?${name}`, 'u')
const withinBracket = new RegExp(name, 'u')
/** A name is counted so often at most. */
const most = 50

/** The short name that is given behind the numbers that end at a place. */
export function shortNameAt(text: string, at: number): string | null {
  return behindNumber.exec(text.slice(at, at + 160))?.groups?.name ?? null
}

/** @param citations as found in the text, before those of the same number are merged */
export function namedAgain(text: string, { end }: Span, citations: readonly Citation[]): Citation[] {
  return citations.map((citation) => {
    const [first, last] = [citation.spans[0], citation.spans.at(-1)]
    if (!first || !last) return citation
    const given = citation.number === null ? withinBracket.exec(text.slice(first.start, last.end + 40)) : null
    const shortName = citation.shortName ?? given?.groups?.name
    if (!shortName) return citation
    const from = text.indexOf(`「${shortName}」`, last.start) + shortName.length + 2
    const spans = placesOf(text, shortName, { start: Math.max(last.end, from), end })
    const acting = spans.map((span) => relationOf(text, span, end)).find(isActing)
    return {
      ...citation,
      shortName,
      mentions: citation.mentions + spans.length,
      relation: acting && !isActing(citation.relation) ? acting : citation.relation,
      spans: [...citation.spans, ...spans],
    }
  })
}

function placesOf(text: string, words: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  for (
    let at = text.indexOf(words, start);
    at >= 0 && at < end && spans.length < most;
    at = text.indexOf(words, at + 1)
  )
    spans.push({ start: at, end: at + words.length })
  return spans
}
