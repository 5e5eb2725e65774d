/** 根拠: where on the raw page a value stands, how sure the reading is and why; and the value as a person would write it. */
import { type FoldedText, gaps, type Span } from './page-text.ts'
import type { Reason } from './reason.ts'

export interface Evidence {
  file: string
  page: number
  start: number
  end: number
  text: string
  confidence: number
  reason: Reason
}

/** The places on the raw pages where a stretch stands, one per page it touches. */
export function evidenceOf(folded: FoldedText, { start, end }: Span, confidence: number, reason: Reason): Evidence[] {
  const found: Evidence[] = []
  for (let at = start; at < end; ) {
    const index = folded.pageOf[at] ?? 0
    let last = at
    while (last + 1 < end && folded.pageOf[last + 1] === index) last += 1
    const page = folded.pages[index]
    const [from, until] = [folded.from[at] ?? 0, folded.until[last] ?? 0]
    if (page)
      found.push({
        file: page.file,
        page: page.page,
        start: from,
        end: until,
        text: page.text.slice(from, until),
        confidence,
        reason,
      })
    at = last + 1
  }
  return found
}

/** A stretch as a person would write it: lone spaces between words stay, those between spaced-out letters and at line ends go. */
export function shown(folded: FoldedText, { start, end }: Span): string {
  const { text, gap } = folded
  const isSpace = (at: number) => {
    const kind = gap[at] ?? 0
    const sides = text.slice(at - 1, at + 1)
    return (
      (kind === gaps.space || kind === gaps.wide) &&
      /^(?:[^\d!-/:-@[-`{-~]{2}|[A-Za-z][A-Za-z0-9]|[0-9][A-Za-z])$/.test(sides) &&
      !/[「」『』()、。・]/.test(sides)
    )
  }
  const pieces: string[] = []
  let from = start
  for (let at = start + 1; at < end; at += 1)
    if (isSpace(at)) {
      pieces.push(text.slice(from, at))
      from = at
    }
  pieces.push(text.slice(from, end))
  return pieces.reduce((line, piece, at) => {
    const isWord = /^[\p{L}\p{N}]{2}/u.test(piece) && /[\p{L}\p{N}]{2}$/u.test(pieces[at - 1] ?? '')
    return at === 0 ? piece : line + (isWord ? ' ' : '') + piece
  }, '')
}
