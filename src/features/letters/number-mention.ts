/**
 * 発番の見つけ方: the core (第…号) is found first, then its symbol is cut on the left, at a hard boundary, behind the words of
 * an office, or by the symbol table. What does not fit stays unread: no number is invented, no digit is guessed.
 */
import {
  divisionMark,
  type DocumentNumber,
  parseDocumentNumber,
  parseHeaderNumber,
} from '#core/text/document-number.ts'
import { figure } from '#core/text/numerals.ts'
import { annex, associationNumbersIn, taxNumbersIn } from './bare-number.ts'
import type { Span } from './page-text.ts'
import type { SymbolTable } from './symbol-table.ts'

export interface NumberMention extends Span {
  number: DocumentNumber
}

const core = new RegExp(
  `(?:第?${figure}{4})?第${figure}{1,12}(?:-${figure}{1,4}){0,2}[号號](?:[の-]${figure}{1,3}(?!\\p{sc=Han})|の\\d{1,3}(?![\\d次官長課局省府者件点名つか]|大臣|団体|部局))?(?:${divisionMark}){0,2}|(?:第?${figure}{4})第${figure}{1,12}[号號]`,
  'gu',
)
const symbolRun =
  /(?:\d{8}|(?:19|20)\d{2}|[平令昭RHS]\d{1,2}-|[平令昭RHS]?\d{1,2}|元)?(?:[A-Z]{1,4}(?=\p{sc=Han}))?[\p{sc=Han}\p{sc=Hira}ァ-ヶー々]*(?:\([\p{sc=Han}\p{sc=Hira}ァ-ヶー]{1,3}I{0,3}\)[\p{sc=Han}ァ-ヶー]*)?$/u
const afterOffice =
  /^(?:.+(?:長|官|本部|課|室|省|庁)|.*(?:大臣|次官|通知|通達|通牒|連絡|依頼|照会|回答|要綱|要領|写し|及び|並びに))(?=[^長]{1,9}$)/u
/** The が of 健が発 belongs to the symbol. */
const particle = /^.*(?:から|より|[のにはをもとへでやびけ]|が(?!発$))(?=.)/u
/** Hiragana that really stand in symbols. */
const hiraganaSymbol = /^(?:こ(?!と)|子ども|こども|くらし|まち|みどり|がん|いのち|ふるさと|すこやか)/
/** Right behind a date an era year opens a symbol whatever its letters (…付け2が感第3388号). */
const datedSymbol = /^(?:[令平昭RHS]?\d{1,2}-?|元)(?!.*[のにはをもとでら])[\p{sc=Han}\p{sc=Hira}ァ-ヶー]{1,8}$/u
/** 医第12号(令和3年4月1日付け), 3相保第12号(令和3年4月1日): a day of its own in brackets, and 付, a year or a hyphen beside it. */
const sentOnDay = new RegExp(
  `^(?=[^(]*\\([^()]*付|[^(]*-|\\d)[^(]*\\((?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})年${figure}{1,3}月${figure}`,
)
const notASymbol =
  /^(?:[発収]$|第|同|当|本|右|左|前|次|各|附|号|通巻|ほか|他|及)|(?:法|令|条|項|版|別表|附表|案|(?<![高少])年|[月日]|附則|同|様式|番|事件|認定|許可|特許|登録|議会|会議|(?:契約|承認|申請|報告)書|会報|広報|契約|だより|要綱|案件|番号|計画|台風|回|線|型|室|棟)$/u
const afterNumber = /^(?:様式|被保険者|議案|研修|事業|訪問|通所|保険料|認定|請求|書式|に掲げる|の規定|該当)/

/** All numbers in running text, in order. */
export function numbersIn(
  text: string,
  { start, end }: Span,
  dateEnds: ReadonlySet<number>,
  table: SymbolTable,
): NumberMention[] {
  const part = text.slice(start, end)
  const found: NumberMention[] = []
  for (const { index, 0: words } of part.matchAll(core)) {
    const at = start + index
    const last = found.at(-1)?.end ?? start
    const from = symbolStart(text, Math.max(last, at - 16), at, dateEnds, table)
    if (from === null || afterNumber.test(text.slice(at + words.length, at + words.length + 6))) continue
    const isDated = sentOnDay.test(text.slice(from, at + words.length + 16))
    if (!isDated && !isCredible(text, from, at, dateEnds, table)) continue
    const number = parseDocumentNumber(text.slice(from, at + words.length))
    if (number.ok) found.push({ start: from, end: at + words.length, number })
  }
  return [
    ...found,
    ...associationNumbersIn(text, { start, end }),
    ...taxNumbersIn(text, { start, end }, dateEnds),
  ].sort((a, b) => a.start - b.start)
}

const dateWords = new RegExp(`(?:元|${figure})年${figure}{1,4}月${figure}{1,4}日`)

/** The numbers of a header line that holds nothing else; [] when anything is left over. */
export function headerNumbers(text: string, { start, end }: Span): NumberMention[] {
  const words = text.slice(start, end)
  if (!/[号號]/.test(words) && !/^\(.*\d.*\)$/.test(words) && !/^[^\d-]{2,9}-?\d{1,4}(?:-\d{1,4}|[A-Z])?$/.test(words))
    return []
  if (dateWords.test(words)) return []
  const found: NumberMention[] = []
  let from = start + openingOf(words)
  for (const { index, 0: separator } of words.matchAll(separators)) {
    const until = start + index + separator.replace(/[・/、,]+$/u, '').length
    if (/^[()/[\]【】・]*$/.test(text.slice(from, until))) continue
    const number = headerNumber(text.slice(from, until))
    if (!number) return []
    found.push({ start: from, end: until, number })
    from = start + index + separator.length
  }
  return /^[)/\]】・]*$/.test(text.slice(from, end)) ? found : []
}

/** The end of a number in a header line, with what parts it from the next. */
const separators =
  /(?:[号號](?:[の-]\d{1,3})?(?:\([^()]{1,6}\))?(?=[^の(\d-]|$)[・/、,]*)|\)(?=[(/・]|$)[・/]*|(?<=\d[A-Z]?)$/gu

/** How much of a header line stands before its first number: 文書番号: and outer brackets, but not those of an association. */
function openingOf(words: string): number {
  const label = /^(?:文書番号|発番|番号|文書記号)[:：]?/.exec(words)?.[0].length ?? 0
  const rest = words.slice(label)
  return label + (/^\([^号號]*\)$/.test(rest) ? 0 : (/^[(/[【]*(?=.*[号號)])/.exec(rest)?.[0].length ?? 0))
}

function headerNumber(words: string): DocumentNumber | null {
  const number = parseHeaderNumber(words)
  if (
    !number.ok ||
    /[局部課室所]長./.test(number.symbol) ||
    (number.normalized.includes('号') && isNoSymbol(number.symbol, number.fiscalYearPrefix !== null))
  )
    return null
  return number.normalized.includes('号') || !annex.test(number.symbol) ? number : null
}

/** 法 ends the name of a law, and the symbol of a section for legal affairs where a year stands before it (4福保総法). */
function isNoSymbol(symbol: string, hasYear: boolean): boolean {
  return notASymbol.test(hasYear ? symbol.replace(/(?<=.{2})法$/u, '') : symbol)
}

/** Where the symbol (with its era-year prefix) before the core begins, or null when there is none. */
function symbolStart(
  text: string,
  lowest: number,
  at: number,
  dateEnds: ReadonlySet<number>,
  table: SymbolTable,
): number | null {
  let low = lowest
  for (let here = at; here > lowest; here -= 1)
    if (dateEnds.has(here)) {
      low = here
      break
    }
  const window = text.slice(low, at)
  let run = symbolRun.exec(window.replace(/^[付附]け?/, ''))?.[0] ?? ''
  if (low !== lowest && /^[\p{sc=Han}\p{sc=Hira}ァ-ヶー]{2,30}(?:通知|通達)$/u.test(run)) return null
  run = run.replace(/^.*[\d元〇一二三四五六七八九十]年(?!度|\()(?:\d{1,2}月)?(?=.)/u, '')
  const learned = learnedAtEnd(run, table)
  if (learned !== null) return at - learned.length
  const isWhole = low !== lowest && datedSymbol.test(run) && window.replace(/^[付附]け?/, '') === run
  if (!hiraganaSymbol.test(run) && !isWhole) run = run.replace(particle, '')
  run = cutByTable(
    run.replace(afterOffice, (words) => (isWholeSymbol(run, table) ? words : '')),
    table,
  )
  const bare = run.replace(/^(?:[平令昭RHS]?\d{1,8}-?|元(?=.{2}))/, '')
  if (bare === '' || bare.length > 12 || isNoSymbol(bare, bare !== run)) return null
  return at - run.length
}

/** 厚生労働省発医政, 厚生省環, 警察庁丙: the name of a ministry is part of some symbols. */
function isWholeSymbol(run: string, table: SymbolTable): boolean {
  return (
    table.isKnown(run) || (/^[^長課室]{1,6}[省庁](?:発|収)?[\p{sc=Han}]{0,6}$/u.test(run) && !endsWithKnown(run, table))
  )
}

/** The longest known symbol at the end of a run that what stands before it allows. */
function knownAtEnd(run: string, isKnown: (symbol: string) => boolean, before: RegExp): string | null {
  for (let from = 0; from < run.length; from += 1)
    if (isKnown(run.slice(from)) && before.test(run.slice(0, from))) return run.slice(from)
  return null
}

function endsWithKnown(run: string, table: SymbolTable): boolean {
  return knownAtEnd(run, table.isKnown, /[省庁局]$/) !== null
}

/** A run too long for a symbol is cut to the longest known symbol at its end. */
function cutByTable(run: string, table: SymbolTable): string {
  if (run.length <= 8 && !/.[省庁局部]./.test(run)) return run
  return knownAtEnd(run, table.isKnown, /[省庁局部課県都府市]$/) ?? run
}

/** What officers confirmed is cut behind nothing, an era year, an office, a word for a notice or a particle. */
const beforeLearned =
  /^(?:[平令昭RHS]?\d{1,8}|元)?$|(?:[省庁局部課室係長官臣事県都府市区町村会所名]|通知|通達|依頼|連絡|照会|回答|付け?|[のにはがをもとへで])$/u

function learnedAtEnd(run: string, table: SymbolTable): string | null {
  const symbol = knownAtEnd(run, (one) => table.learned(one, null).length > 0, beforeLearned)
  if (symbol === null) return null
  const year = /(?:[平令昭RHS]?\d{1,8}|^元)$/u.exec(run.slice(0, -symbol.length))?.[0] ?? ''
  return year + symbol
}

/** In running text a number stands behind a date, a bracket, another number or an office, or its symbol is one that sends. */
function isCredible(
  text: string,
  from: number,
  at: number,
  dateEnds: ReadonlySet<number>,
  table: SymbolTable,
): boolean {
  const symbol = text
    .slice(from, at)
    .replace(/^[平令昭RHS]?\d+/, '')
    .replace(new RegExp(`第?${figure}{4}$`), '')
  if (/[発収達發]|(?:発|収).{1,3}$/.test(symbol) || table.isKnown(symbol)) return true
  const before = text.slice(Math.max(0, from - 3), from)
  return dateEnds.has(from) || /(?:日付け?|[年月(「・、/:]|通知|通達|長|名|連絡|及び|号|日)$/.test(before)
}
