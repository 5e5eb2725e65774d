/**
 * 頭書の行: the head of a letter as rows that each hold one thing. Columns of single letters are joined, a line that holds a
 * number and a date is cut, text without line breaks is cut at what can be recognised.
 */
import { type DateMention, datesIn } from './date-mention.ts'
import { gaps, type FoldedText, type Span } from './page-text.ts'
import { headerNumbers } from './number-mention.ts'
import { chiefEnd, honorific, honorificEnd, officeEnd } from './office.ts'
import { cutStream } from './header-stream.ts'
import { label, personName, readRow, type Row } from './row-reading.ts'

/** Read only while the head may last; a longer head is no letter's head. */
const headUnits = 3000
const headRows = 90

export function headRowsOf(folded: FoldedText, span: Span): Row[] {
  const end = Math.min(span.end, span.start + headUnits)
  const lines = joinBrackets(
    folded.text,
    joinTorn(folded.text, joinColumns(folded.text, linesIn(folded, { start: span.start, end }))),
  )
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
function joinTorn(text: string, lines: readonly Span[]): Span[] {
  const rows: Span[] = []
  for (const line of lines) {
    const last = rows.at(-1)
    const above = last && last.end - last.start <= 40 ? text.slice(last.start, last.end) : ''
    const below = text.slice(line.start, Math.min(line.end, line.start + 20))
    const isNumber =
      /(?:第|発第?\d{0,4}|第\d{1,8}|号の)$/u.test(above) && /^(?:第?\d{0,8}号(?:の\d{1,3})?$|\d{1,3}$)/u.test(below)
    const isDate =
      /(?:明治|大正|昭和|平成|令和)(?:元|\d{0,2})年?(?:\d{1,2}月?)?$/u.test(above) &&
      /^\d{0,2}(?:年|月|日)[\d年月日]*$/.test(below)
    if (last && (isNumber || isDate)) last.end = line.end
    else rows.push({ ...line })
  }
  return rows
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

/** One line as rows: dates and numbers that stand apart are cut off, the rest stays together. */
function cutLine(folded: FoldedText, line: Span, dates: readonly DateMention[]): Row[] {
  if (isAmendment(folded.text, line, dates)) return [{ ...line, holds: 'amendment' }]
  const whole = readRow(folded.text, line, dates)
  const addressed = whole.holds === 'words' ? cutAddressed(folded.text, line) : []
  if (addressed.length > 0) return addressed
  if (whole.holds !== 'words') return [whole]
  const date = dates.find((one) => one.start >= line.start && one.end <= line.end && standsApart(folded, one, line))
  if (!date) return cutAtGap(folded, line, dates)
  const opened = /[(【]/.test(folded.text.charAt(date.start - 1)) && date.start > line.start ? 1 : 0
  const closed = /[)】]/.test(folded.text.charAt(date.end)) && date.end < line.end ? 1 : 0
  return [
    ...cutLine(folded, { start: line.start, end: date.start - opened }, dates),
    { start: date.start, end: date.end, holds: 'date' as const, date },
    ...cutLine(folded, { start: date.end + closed, end: line.end }, dates),
  ].filter((row) => row.end > row.start)
}

/** 最終改正 平成30年3月30日医政発0330第1号: what changed this letter later, never its own number or date. */
function isAmendment(text: string, line: Span, dates: readonly DateMention[]): boolean {
  const words = text.slice(line.start, line.end)
  if (words.length > 70 || !/改正|廃止/.test(words) || /について|。/.test(words)) return false
  return dates.some((one) => one.start >= line.start && one.end <= line.end)
}

const addressed =
  /^(?<open>[(]?)(?<to>[^。()]*(?:\([^()]{1,12}\)[^。()]*)*?(?:あて|宛て?))(?<from>(?=[\p{sc=Han}])[^。、]{3,160}?)(?<kind>(?:連名)?(?:通知|通達|通牒|依頼|回答|照会|事務連絡|依命通達))?[)]?$/u

/** (各都道府県知事あて厚生労働省健康局長通知), as statute databases print it: whom, who, kind. */
function cutAddressed(text: string, line: Span): Row[] {
  if (line.end - line.start > 400) return []
  const { open = '', to, from, kind = '' } = addressed.exec(text.slice(line.start, line.end))?.groups ?? {}
  if (!to || !from || !officeEnd.test(from.replace(/連名$/, ''))) return []
  const start = line.start + open.length
  const middle = start + to.length
  const last = middle + from.length
  const rows: Row[] = [
    { start, end: middle, holds: 'to' },
    { start: middle, end: last, holds: 'from' },
  ]
  const word = kind.replace('連名', '')
  if (word)
    rows.push({
      start: last + kind.length - word.length,
      end: last + kind.length,
      holds: label.test(word) ? 'label' : 'heading',
    })
  return rows
}

/** A date of the head fills its line, or stands at a wide gap, behind an honorific or beside a number. */
function standsApart({ text, gap }: FoldedText, date: Span, line: Span): boolean {
  if (line.end - line.start > 120) return false
  const before = text.slice(line.start, date.start)
  const after = text.slice(date.end, line.end)
  if (/^(?:付|に|の|から|まで|ま|現在|改正|施行|公布|以|、|。|[(（][月火水木金土日])/.test(after)) return false
  const isFree =
    before === '' || /[(【:：]$/.test(before) || (gap[date.start] ?? 0) >= gaps.space || /号[)）]?$/.test(before)
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
    for (let at = line.start + 1; at < line.end; at += 1) {
      if ((gap[at] ?? 0) < gaps.space) continue
      const [left, right] = [
        readRow(text, { start: line.start, end: at }, dates),
        readRow(text, { start: at, end: line.end }, dates),
      ]
      const isCertain = (row: Row) => row.holds === 'numbers' || row.holds === 'seal' || row.holds === 'label'
      if (isCertain(left) && isWordsOf(text, right)) return [left, right]
      if (isCertain(right) && isWordsOf(text, left)) return [left, right]
    }
  const named = cutName(folded, line)
  return named.length > 0 ? named : [{ ...line, holds: 'words' }]
}

/** 局長　山田 太郎: the name behind an office is cut off at its gap. */
function cutName({ text, gap }: FoldedText, line: Span): Row[] {
  const words = text.slice(line.start, line.end)
  if (words.length > 45 || honorificEnd.test(words)) return []
  for (let at = line.start + 2; at < line.end - 1; at += 1) {
    if ((gap[at] ?? 0) < gaps.space) continue
    const name = text.slice(at, line.end)
    if (chiefEnd.test(text.slice(line.start, at)) && personName.test(name) && !officeEnd.test(name))
      return [
        { start: line.start, end: at, holds: 'words' },
        { start: at, end: line.end, holds: 'person' },
      ]
  }
  return []
}

function isWordsOf(text: string, row: Row): boolean {
  return row.holds !== 'words' || (row.end - row.start >= 2 && !/[、。]/.test(text.slice(row.start, row.end)))
}
