/**
 * 頭書の行: the head of a letter as rows that each hold one thing. Columns of single letters are joined, a line that holds a
 * number and a date is cut, text without line breaks is cut at what can be recognised.
 */
import { type DateMention, datesIn } from './date-mention.ts'
import { gaps, type FoldedText, type Span } from './page-text.ts'
import { headerNumbers } from './number-mention.ts'
import { chiefEnd, honorific, honorificEnd, officeEnd, organizationHead } from './office.ts'
import { cutStream, joinStream } from './header-stream.ts'
import { joinedLinesIn } from './text-line.ts'
import { cutAddressed, cutLabel, cutSender } from './labelled-row.ts'
import { gluedName, kanaName, personName, readRow, type Row } from './row-reading.ts'

/** Read only while the head may last; a longer head is no letter's head. */
const headUnits = 3000
const headRows = 90

export function headRowsOf(folded: FoldedText, span: Span): Row[] {
  const end = Math.min(span.end, span.start + headUnits)
  const lines = joinStream(folded, joinedLinesIn(folded, { start: span.start, end }))
  return lines
    .slice(0, headLines(folded.text, lines))
    .flatMap((line) => cutStream(folded, line))
    .flatMap((line) => cutLine(folded, line, datesIn(folded.text, line)))
    .filter((row) => row.end > row.start)
}

/** Three lines of prose, and the head is over. */
function headLines(text: string, lines: readonly Span[]): number {
  let prose = 0
  for (const [at, line] of lines.slice(0, headRows).entries()) {
    if (/。/.test(text.slice(line.start, line.end))) prose += 1
    if (prose === 3) return at + 1
  }
  return headRows
}

/** One line as rows: dates and numbers that stand apart are cut off, the rest stays together. */
function cutLine(folded: FoldedText, line: Span, dates: readonly DateMention[]): Row[] {
  if (isAmendment(folded.text, line, dates)) return [{ ...line, holds: 'amendment' }]
  const labelled = cutLabel(folded, line)
  if (labelled) return [labelled]
  const sealAt = /(?<=[長官臣事課室局部会])[(【]公印(?:・?契印)?省略[)】]$/u.exec(
    folded.text.slice(line.start, Math.min(line.end, line.start + 80)),
  )?.index
  if (sealAt !== undefined)
    return [
      { start: line.start, end: line.start + sealAt },
      { start: line.start + sealAt, end: line.end },
    ].flatMap((part) => cutLine(folded, part, dates))
  const whole = readRow(folded.text, line, dates)
  const addressed = whole.holds === 'words' ? cutAddressed(folded.text, line) : []
  if (addressed.length > 0) return addressed
  if (whole.holds !== 'words') return [whole]
  const date = dates.find(
    (one) =>
      one.start >= line.start &&
      one.end <= line.end &&
      (isDateOfNumber(folded.text, one, line) || standsApart(folded, one, line)),
  )
  if (!date) return cutAtGap(folded, line, dates)
  const opened = /[(【]/.test(folded.text.charAt(date.start - 1)) && date.start > line.start ? 1 : 0
  const closed = /^(?:[)】]|付け?(?=.*号))?/.exec(folded.text.slice(date.end, line.end))?.[0].length ?? 0
  return [
    ...cutLine(folded, { start: line.start, end: date.start - opened }, dates),
    { start: date.start, end: date.end, holds: 'date' as const, date },
    ...cutLine(folded, { start: date.end + closed, end: line.end }, dates),
  ].filter((row) => row.end > row.start)
}

/** 最終改正 平成30年3月30日医政発0330第1号: what changed this letter later, never its own number or date. */
function isAmendment(text: string, line: Span, dates: readonly DateMention[]): boolean {
  const words = text.slice(line.start, line.end)
  if (words.length > 70 || !/改正|廃止/.test(words) || /について|。|により|され/.test(words)) return false
  return dates.some((one) => one.start >= line.start && one.end <= line.end)
}

/** 令和2年9月4日付け医政総発0904第1号, which fills the line. */
function isDateOfNumber(text: string, date: Span, { start, end }: Span): boolean {
  const word = /^付け?(?=[^、。]{4,40}$)/.exec(text.slice(date.end, end))?.[0]
  const isFirst = date.start === start && word !== undefined
  return isFirst && headerNumbers(text, { start: date.end + word.length, end }).length > 0
}

/** A date of the head fills its line, or stands at a wide gap, behind an honorific or beside a number. */
function standsApart({ text, gap }: FoldedText, date: Span, line: Span): boolean {
  if (line.end - line.start > 120) return false
  const before = text.slice(line.start, date.start)
  const after = text.slice(date.end, line.end)
  if (/^[)】]?(?:付|に|の|を|は|が|で|から|まで|ま|現在|改正|施行|公布|以|、|。|[(（][月火水木金土日])/.test(after))
    return false
  const isFree =
    before === '' ||
    /(?:[(【:：]|殿|様|御中)$/.test(before) ||
    (gap[date.start] ?? 0) >= gaps.space ||
    /号[)）]?$/.test(before)
  const isEnd =
    after === '' ||
    /^[)】]/.test(after) ||
    (gap[date.end] ?? 0) >= gaps.space ||
    headerNumbers(text, { start: date.end, end: line.end }).length > 0
  const isBetween =
    before === '' || after === '' || new RegExp(`(?:${honorific}|号|事務連絡|[(【:])$`, 'u').test(before)
  return isFree && isEnd && isBetween
}

/** A number, a label or a seal mark beside other words, where a gap parts them. */
function cutAtGap(folded: FoldedText, line: Span, dates: readonly DateMention[]): Row[] {
  const { text, gap } = folded
  if (line.end - line.start <= 160 && /号|[公契]印|事務連絡/.test(text.slice(line.start, line.end)))
    for (const at of gapsWithin(gap, line)) {
      const [left, right] = [
        readRow(text, { start: line.start, end: at }, dates),
        readRow(text, { start: at, end: line.end }, dates),
      ]
      const isCertain = (row: Row) => row.holds === 'numbers' || row.holds === 'seal' || row.holds === 'label'
      if (isCertain(left) && isWordsOf(text, right)) return [left, right]
      if (isCertain(right) && isWordsOf(text, left)) return [left, right]
    }
  const sent = cutSender(folded, line)
  if (sent) return sent
  const column = cutColumns(folded, line)
  if (column) return column.flatMap((part) => cutAtGap(folded, part, dates))
  const named = cutName(folded, line)
  return named.length > 0 ? named : [{ ...line, holds: 'words' }]
}

/** An addressee on the left and the issuer on the right of one line, a wide gap between. */
function cutColumns({ text, gap }: FoldedText, line: Span): [Span, Span] | null {
  if (line.end - line.start > 120) return null
  for (let at = line.start + 1; at < line.end - 3; at += 1) {
    if ((gap[at] ?? 0) < gaps.wide) continue
    const [left, right] = [text.slice(line.start, at), text.slice(at, line.end)]
    const isTo = honorificEnd.test(left) || /^\(.{2,30}\)$/u.test(left)
    if (isTo && organizationHead.test(right) && officeEnd.test(right) && !honorificEnd.test(right))
      return [
        { start: line.start, end: at },
        { start: at, end: line.end },
      ]
  }
  return null
}

/** 会長横倉義武, where the line keeps no gap that means anything. */
function cutGluedName(text: string, line: Span): Row[] {
  const { office, name } = gluedName.exec(text.slice(line.start, line.end))?.groups ?? {}
  if (
    !office ||
    !name ||
    !(organizationHead.test(office) || office.length < 5 || /[局部課室]長$/.test(office)) ||
    officeEnd.test(name)
  )
    return []
  const at = line.end - name.length
  return [
    { start: line.start, end: at, holds: 'words' },
    { start: at, end: line.end, holds: 'person' },
  ]
}

/** Where a line may be cut: at its wide gaps; at every space where it has none. */
function gapsWithin(gap: Uint8Array, { start, end }: Span): number[] {
  const all: number[] = []
  for (let at = start + 1; at < end; at += 1) if ((gap[at] ?? 0) >= gaps.space) all.push(at)
  const wide = all.filter((at) => (gap[at] ?? 0) >= gaps.wide)
  return wide.length > 0 ? wide : all
}

/** 局長　山田 太郎: the name behind an office is cut off at its gap. */
function cutName({ text, gap }: FoldedText, line: Span): Row[] {
  const words = text.slice(line.start, line.end)
  if (words.length > 45 || honorificEnd.test(words)) return []
  const at = gapsWithin(gap, line).findLast((here) => {
    const name = text.slice(here, line.end)
    return (
      here > line.start + 1 &&
      chiefEnd.test(text.slice(line.start, here)) &&
      (personName.test(name) || kanaName.test(name)) &&
      !officeEnd.test(name)
    )
  })
  if (at === undefined) return cutGluedName(text, line)
  return [
    { start: line.start, end: at, holds: 'words' },
    { start: at, end: line.end, holds: 'person' },
  ]
}

function isWordsOf(text: string, row: Row): boolean {
  return row.holds !== 'words' || (row.end - row.start >= 2 && !/[、。]/.test(text.slice(row.start, row.end)))
}
