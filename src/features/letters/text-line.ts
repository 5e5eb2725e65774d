/** 行: the lines of a stretch as printed, and joined where a column, a number, a date or a bracket was broken over several. */
import { gaps, type FoldedText, type Span } from './page-text.ts'

export function linesIn({ gap }: FoldedText, { start, end }: Span): Span[] {
  const lines: Span[] = []
  let from = start
  for (let at = start + 1; at <= end; at += 1)
    if (at === end || (gap[at] ?? 0) >= gaps.line) {
      lines.push({ start: from, end: at })
      from = at
    }
  return lines
}

/** The lines of a head, with what belongs together on one. */
export function joinedLinesIn(folded: FoldedText, span: Span): Span[] {
  const { text } = folded
  return joinBrackets(text, joinTorn(text, joinColumns(text, linesIn(folded, span))))
}

/** 特⏎別⏎区 is one word set in a column; 各, 殿 and 記 stand alone. */
function joinColumns(text: string, lines: readonly Span[]): Span[] {
  const rows: Span[] = []
  let isColumn = false
  for (const line of lines) {
    const isSingle = line.end - line.start === 1 && !/[各殿様記]/.test(text.charAt(line.start))
    const last = rows.at(-1)
    if (isSingle && isColumn && last) last.end = line.end
    else rows.push({ ...line })
    isColumn = isSingle
  }
  return rows
}

/** 医政発0129第⏎1号, 令和3年⏎1月29日: a number or a date that was broken is one row again. */
export function joinTorn(text: string, lines: readonly Span[]): Span[] {
  const rows: Span[] = []
  for (const line of lines) {
    const last = rows.at(-1)
    if (!last || !mayBeTorn(text, last, line)) {
      rows.push({ ...line })
      continue
    }
    const above = text.slice(last.start, last.end)
    const below = text.slice(line.start, Math.min(line.end, line.start + 20))
    const isNumber =
      (/(?:第|[発収]第?\d{0,4}|第\d{1,8}|号の)$/u.test(above) &&
        /^(?:第?\d{0,8}号(?:の\d{1,3})?$|第?\d{1,4}$|第$)/u.test(below)) ||
      (/^[\p{sc=Han}]{1,6}$/u.test(above) && /^[発収]第?\d{3,8}(?:第\d{1,5})?号$/u.test(below))
    const isDate =
      /(?:明治|大正|昭和|平成|令和)(?:元|\d{0,2})年?(?:\d{1,2}月?)?$/u.test(above) &&
      /^\d{0,2}(?:年|月|日)[\d年月日]*$/.test(below)
    if (isNumber || isDate) last.end = line.end
    else rows.push({ ...line })
  }
  return rows
}

/** A look at two letters, since a text may have a million lines. */
function mayBeTorn(text: string, above: Span, below: Span): boolean {
  return (
    above.end - above.start <= 40 &&
    /[第号年月日発収\d]/.test(text.charAt(below.start)) &&
    (/[第発収号の\d元年月治正和成]/.test(text.charAt(above.end - 1)) || /[発収]/.test(text.charAt(below.start)))
  )
}

/** A row that opens with ( and is closed a few lines on is one row. */
function joinBrackets(text: string, lines: readonly Span[]): Span[] {
  const rows: Span[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) break
    let last = at
    if (/^[(〔]/.test(text.slice(line.start, line.end)) && text.charAt(line.start) === '(')
      while (last < at + 8 && last + 1 < lines.length && depth(text, line.start, lines[last]?.end ?? 0) > 0) last += 1
    const isClosed = depth(text, line.start, lines[last]?.end ?? line.end) === 0
    rows.push(isClosed ? { start: line.start, end: lines[last]?.end ?? line.end } : { ...line })
    if (isClosed) at = last
  }
  return rows
}

function depth(text: string, start: number, end: number): number {
  const part = text.slice(start, end)
  return (part.match(/[(]/g)?.length ?? 0) - (part.match(/[)]/g)?.length ?? 0)
}
