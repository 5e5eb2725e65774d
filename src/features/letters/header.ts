/** 頭書: number, date, addressee, issuer, seal and subject of one letter, and where its text begins. */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { addresseesOf, type Addressee } from './addressee.ts'
import { type RoledRow, rolesOf } from './head-path.ts'
import { kindSuffix, titleEnd } from './head-role.ts'
import { headRowsOf } from './header-row.ts'
import { issuersOf } from './issuer.ts'
import type { NumberMention } from './number-mention.ts'
import { shown } from './evidence.ts'
import { folded as foldedWords } from './folding.ts'
import type { FoldedText, Span } from './page-text.ts'
import { bareClass, chiefEnd, officeEnd } from './office.ts'
import { gluedName, personName, unreadNumber } from './row-reading.ts'
import { subjectOf } from './subject.ts'

export interface Found<T> {
  value: T
  spans: Span[]
}

export interface Header {
  numbers: Found<NumberMention[]>
  /** digits of a number were lost: as printed */
  partialNumber: Found<string> | null
  /** a row shaped like a number that could not be read as one */
  unreadNumber: Found<string> | null
  date: Found<CalendarDate> | null
  /** 平成31年5月1日 and the like: a day after the era's end */
  isDateLate: boolean
  /** a date whose day or month is blank, as printed */
  lostDate: Found<string> | null
  /** further dates that the head prints as its own */
  otherDates: CalendarDate[]
  hasLabel: Span | null
  heading: Found<string> | null
  subject: Found<string> | null
  subjectSuffix: string | null
  /** titles that stand elsewhere in the head and differ */
  otherSubjects: string[]
  addressees: Found<Addressee[]>
  issuers: Found<string[]>
  issuerName: string | null
  seal: Span | null
  unit: Found<string> | null
  /** rows that say what amended the letter later */
  amendments: Span[]
  /** where the text of the letter begins */
  bodyStart: number
}

export function headerOf(folded: FoldedText, span: Span): Header {
  const all = rolesOf(folded, headRowsOf(folded, span))
  const bodyAt = all.findIndex(({ role }) => role === 'body')
  const rows = bodyAt < 0 ? all : all.slice(0, bodyAt)
  const of = (role: RoledRow['role']) => rows.filter((one) => one.role === role)
  const addressees = of('addressee')
  const issuers = withoutLetterhead(rows)
  return {
    numbers: numbersOf(rows),
    partialNumber: found(of('number').find(({ row }) => row.holds === 'blank-number')),
    unreadNumber: found(rows.find(({ role, words }) => role === 'other' && isUnreadNumber(words))),
    ...datesOfHead(rows),
    lostDate: found(rows.find(({ row }) => row.holds === 'blank-date')),
    hasLabel: of('label')[0]?.row ?? null,
    heading: headingOf(rows),
    ...subjectsIn(folded, rows),
    addressees: {
      value: addresseesOf(addressees.map((one) => withoutName(folded, one))),
      spans: addressees.map(({ row }) => row),
    },
    issuers: { value: issuersOf(issuers.map(({ words }) => words)), spans: issuers.map(({ row }) => row) },
    issuerName: of('person')[0]?.words.replace(/(?<=..)印$/, '') ?? null,
    seal: of('seal')[0]?.row ?? null,
    unit: found(of('unit')[0], (words) => words.slice(1, -1)),
    amendments: all.flatMap(({ row }) => (row.holds === 'amendment' ? [row] : [])),
    bodyStart: all[bodyAt]?.row.start ?? rows.at(-1)?.row.end ?? span.start,
  }
}

/** The sheet's own heading above number and date (原子力規制委員会) issues nothing where an office signs below the addressee. */
function withoutLetterhead(rows: readonly RoledRow[]): RoledRow[] {
  const issuers = rows.filter(({ role }) => role === 'issuer')
  const mark = rows.findIndex(({ role }) => role === 'number' || role === 'date' || role === 'label')
  const to = rows.findIndex(({ role }) => role === 'addressee')
  const isSigned = rows.some(({ role }, at) => role === 'issuer' && at > to)
  return to > mark && isSigned ? issuers.filter((one) => rows.indexOf(one) > mark || chiefEnd.test(one.words)) : issuers
}

function isUnreadNumber(words: string): boolean {
  return /第\d|\d号|号\d/.test(words) && unreadNumber.test(words)
}

function found(one: RoledRow | undefined, read = (words: string) => words): Found<string> | null {
  return one ? { value: read(one.words), spans: [one.row] } : null
}

/** 神奈川県知事　黒岩 祐治　様 is addressed to the office. */
function withoutName({ text, gap }: FoldedText, { row, words }: RoledRow): string {
  const word = /(?:殿|様)$/.exec(words)?.[0]
  if (!word) return words
  for (let at = row.start + 2; at < row.end - 2; at += 1) {
    const name = text.slice(at, row.end - 1)
    const isName = personName.test(name) && !officeEnd.test(name) && !bareClass.test(name)
    if ((gap[at] ?? 0) > 0 && isName && chiefEnd.test(text.slice(row.start, at)))
      return text.slice(row.start, at) + word
  }
  const glued = gluedName.exec(words.slice(0, -word.length))?.groups
  return glued?.office && glued.name && glued.office.length < 5 && !officeEnd.test(glued.name)
    ? glued.office + word
    : words
}

function subjectsIn(
  folded: FoldedText,
  rows: readonly RoledRow[],
): Pick<Header, 'subject' | 'subjectSuffix' | 'otherSubjects'> {
  const { chosen, others } = titlesOf(rows)
  const read = titleIn(folded, chosen)
  if (!read) return { subject: null, subjectSuffix: null, otherSubjects: [] }
  const own = read.subject === '' ? null : { value: read.subject, spans: chosen.map(({ row }) => row) }
  const different = others.flatMap((group) => titleIn(folded, group)?.subject ?? []).filter((one) => one.length > 5)
  return {
    subject: own,
    subjectSuffix: read.subjectSuffix,
    otherSubjects: [...new Set(different)].filter((one) => foldedWords(one) !== foldedWords(read.subject)),
  }
}

function titleIn(folded: FoldedText, title: readonly RoledRow[]) {
  const [first, last] = [title[0], title.at(-1)]
  return first && last ? subjectOf(shown(folded, { start: first.row.start, end: last.row.end })) : null
}

function numbersOf(rows: readonly RoledRow[]): Found<NumberMention[]> {
  const all = rows.flatMap(({ row }) => (row.holds === 'numbers' ? row.numbers : []))
  const seen = new Set<string>()
  const value = all.filter(({ number }) => !seen.has(number.normalized) && seen.add(number.normalized))
  return { value, spans: value }
}

/** The date that its number confirms, else the one nearest to a number or a label. */
function datesOfHead(rows: readonly RoledRow[]): Pick<Header, 'date' | 'otherDates' | 'isDateLate'> {
  const marks = rows.flatMap(({ row }, at) => (row.holds === 'numbers' || row.holds === 'label' ? [at] : []))
  const days = new Set(
    rows.flatMap(({ row }) => (row.holds === 'numbers' ? row.numbers.flatMap(({ number }) => number.mmdd ?? []) : [])),
  )
  const candidates = rows.flatMap(({ row }, at) => {
    if (row.holds !== 'date') return []
    const distance = Math.min(40, ...marks.map((mark) => Math.abs(mark - at)))
    const isConfirmed = days.has(row.date.date.slice(5).replace('-', ''))
    return [{ row, date: row.date, points: (isConfirmed ? 50 : 0) - distance }]
  })
  const best = candidates.sort((a, b) => b.points - a.points)[0]
  if (!best) return { date: null, otherDates: [], isDateLate: false }
  const { date, start, end, isLate } = best.date
  const others = new Set(candidates.map((one) => one.date.date).filter((one) => one !== date))
  return { date: { value: date, spans: [{ start, end }] }, otherDates: [...others], isDateLate: isLate }
}

/** The title that stands right above the text; a page may print it above the head as well. */
function titlesOf(rows: readonly RoledRow[]): { chosen: RoledRow[]; others: RoledRow[][] } {
  const groups: RoledRow[][] = []
  for (const [at, one] of rows.entries())
    if (one.role === 'subject') {
      if (rows[at - 1]?.role === 'subject') groups.at(-1)?.push(one)
      else groups.push([one])
    }
  const isWhole = (group: RoledRow[]) => {
    const words = group.map((one) => one.words).join('')
    return titleEnd.test(words.replace(kindSuffix, '')) || kindSuffix.test(words)
  }
  const chosen = groups.toReversed().find(isWhole) ?? groups.at(-1) ?? []
  return { chosen, others: groups.filter((group) => group !== chosen) }
}

function headingOf(rows: readonly RoledRow[]): Found<string> | null {
  return found(rows.find(({ role, words }) => role === 'heading' && /通知|通達|通牒|依頼|照会|回答/.test(words)))
}
