/** 引用文書: the notices that a text names, by number or, without one, by date, office or title. Laws and 告示 are no notices. */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import {
  officeAfter,
  officeBefore,
  senderBefore,
  officesOf,
  titleAfter,
  titleBefore,
  titleBeforeBracket,
} from './citation-context.ts'
import { dateOfGroup, inferredDate, resolvedDatesIn } from './citation-date.ts'
import type { Citation, ResolvedDate } from './cited-document.ts'
import { shown } from './evidence.ts'
import { type NumberMention, numbersIn } from './number-mention.ts'
import type { FoldedText, Span } from './page-text.ts'
import { relationOf } from './relation.ts'
import { namedAgain, shortNameAt } from './short-name.ts'
import type { SymbolTable } from './symbol-table.ts'
import { unnumberedIn } from './unnumbered.ts'

export interface Citing {
  letterDate: CalendarDate | null
  ownNumbers: ReadonlySet<string>
  ownIssuer: string | null
  ownSubject: string | null
  table: SymbolTable
}

/** 第1号他により, 第1号ほか2件, …局長通知等により: more than the one that is named. */
const others = /^(?:他|ほか|外(?!部)|等)/

interface Group extends Span {
  numbers: NumberMention[]
}

/** @param spans the text, and rows above it that cite */
export function citationsOf(folded: FoldedText, spans: readonly Span[], citing: Citing): Citation[] {
  const all = spans.flatMap((span) => citationsIn(folded, span, citing))
  return merged(all).filter(({ number }) => number === null || !citing.ownNumbers.has(number))
}

function citationsIn(folded: FoldedText, span: Span, citing: Citing): Citation[] {
  const dates = resolvedDatesIn(folded.text, span, citing.letterDate)
  const groups = groupsOf(folded.text, numbersIn(folded.text, span, endsOf(folded.text, dates), citing.table))
  const numbered = groups.flatMap((group, at) => {
    const lowest = groups[at - 1]?.end ?? span.start
    return citationsOfGroup(folded, { group, lowest, highest: span.end, joint: at + 1 }, dates, citing)
  })
  const unnumbered = unnumberedIn(folded, span, {
    dates,
    groups,
    ownIssuer: citing.ownIssuer,
    ownSubject: citing.ownSubject,
  })
  return namedAgain(folded.text, span, [...numbered, ...unnumbered]).sort(
    (a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0),
  )
}

/** Where a symbol may begin behind a date, 付, 付け and 附 read over. */
function endsOf(text: string, dates: readonly Span[]): Set<number> {
  return new Set(
    dates.flatMap(({ end }) => [end, end + (/^[付附]け?の?/.exec(text.slice(end, end + 3))?.[0].length ?? 0)]),
  )
}

/** Numbers with nothing but a separator between them are joint. */
function groupsOf(text: string, numbers: readonly NumberMention[]): Group[] {
  const groups: Group[] = []
  for (const one of numbers) {
    const last = groups.at(-1)
    const between = last ? text.slice(last.end, one.start) : ''
    if (last && /^(?:\(\p{sc=Han}{1,4}\))?(?:[・、,/]|及び|並びに)?$/u.test(between) && one.start >= last.end) {
      last.numbers.push(one)
      last.end = one.end
    } else groups.push({ start: one.start, end: one.end, numbers: [one] })
  }
  return groups
}

interface Placed {
  group: Group
  lowest: number
  highest: number
  joint: number
}

function citationsOfGroup(
  folded: FoldedText,
  placed: Placed,
  dates: readonly ResolvedDate[],
  citing: Citing,
): Citation[] {
  const { group, lowest, highest, joint } = placed
  const { text } = folded
  const dated = dateOfGroup(text, group, lowest, dates)
  const title = titleOfGroup(text, group, dated?.at ?? null, lowest, highest)
  const after = officeAfter(text, group.end)
  const words = after?.words ?? officeAhead(text, group, dated?.at ?? null, lowest)
  const issuers = words === null ? [] : officesOf(words, group.numbers.length)
  const isOwn = /^(?:当職|本職|小職)$/.test(words ?? '')
  const end = Math.max(group.end, after?.end ?? 0, title && title.start > group.end ? title.end + 1 : 0)
  const relation = relationOf(text, { start: Math.max(lowest, title?.start ?? group.start), end }, highest)
  const shortName = shortNameAt(text, group.end)
  const hasOthers = others.test(text.slice(group.end, group.end + 2)) || others.test(text.slice(end, end + 2))
  return group.numbers.map((one, at) => {
    const citation: Citation = {
      number: one.number.normalized,
      date: dated?.date ?? null,
      issuer: isOwn ? citing.ownIssuer : (issuers[at] ?? null),
      relation,
      mentions: 1,
      spans: [{ start: one.start, end: one.end }],
    }
    if (title && at === 0) citation.title = shown(folded, title)
    if (shortName) citation.shortName = shortName
    if (hasOthers) citation.andOthers = true
    if (group.numbers.length > 1) citation.jointGroup = joint
    const inferred = dated ? null : inferredDate(text, one, lowest, citing.letterDate)
    if (inferred) citation.dateInferred = inferred
    return citation
  })
}

/** The office right before the number, else the sender before its date. */
function officeAhead(text: string, group: Span, date: Span | null, lowest: number): string | null {
  if (date === null) return officeBefore(text, group.start, lowest)
  return officeBefore(text, group.start, Math.max(lowest, date.end)) ?? senderBefore(text, date.start, lowest)
}

function titleOfGroup(text: string, group: Group, date: Span | null, lowest: number, highest: number): Span | null {
  const first = date && date.start < group.start ? Math.min(date.start, group.start) : group.start
  for (const at of [group.start, first]) {
    const open = text.charAt(at - 1) === '(' ? at - 1 : null
    const found = open === null ? titleBefore(text, at, lowest) : titleBeforeBracket(text, open, lowest)
    if (found) return found
  }
  const behind = /^(?:[^。「」()年]{0,50}?(?:通知|通達|連絡|依頼|通牒))?(?:の)?(?=「)/u.exec(
    text.slice(group.end, group.end + 60),
  )
  return behind ? titleAfter(text, group.end + behind[0].length, highest) : null
}

/** The same document named again is one citation; what a later mention adds is kept. */
function merged(citations: readonly Citation[]): Citation[] {
  const found = new Map<string, Citation>()
  for (const one of citations) {
    const key = one.number ?? `${one.title ?? ''}|${one.date ?? ''}|${one.title ? '' : one.issuer}`
    const known = found.get(key)
    const isOther = known?.date && one.date && known.date !== one.date
    if (known && !isOther) addMention(known, one)
    else found.set(isOther ? `${key}|${one.date}` : key, { ...one })
  }
  return [...found.values()]
}

function addMention(known: Citation, again: Citation): void {
  known.mentions += again.mentions
  known.spans.push(...again.spans)
  known.date ??= again.date
  known.issuer ??= again.issuer
  if (again.title) known.title ??= again.title
  if (again.shortName) known.shortName ??= again.shortName
}
