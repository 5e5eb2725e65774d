/**
 * 発番記号・文書番号 as typed into a field: the parts, one normalised spelling, and a key under which all spellings meet.
 * Families and traps: national (医政発0129第1号), 2001–2009 (医政発第0331009号), prefectures and cities (医第3156号),
 * era-year prefix (27薬第4077号), branch (感対第12号の2), association ((地Ⅲ119F)), doubled 第 (政統発第0530第1号).
 */
import { figure, toAsciiDigits } from './numerals.ts'
import { searchKey } from './search-key.ts'

export interface DocumentNumber {
  raw: string
  normalized: string
  numberKey: string
  symbol: string
  mmdd: string | null
  serial: string
  branch: string | null
  fiscalYearPrefix: string | null
}

export type ParsedNumber =
  | ({ ok: true } & DocumentNumber)
  | { ok: false; reason: 'not-a-number' | 'legal-instrument' | 'label' }

const mmdd = /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
/** What follows the symbol; the figures may be kanji, the serial may be cut by hyphens (第12-3号). */
const core = `(?:第?(?<mmdd>${figure}{4})第(?<serial>${figure}{1,12}(?:-${figure}{1,4}){0,2})|第(?<plain>${figure}{1,12}(?:-${figure}{1,4}){0,2}))号(?:(?<joint>[の-])(?<branch>${figure}{1,3})(?!\\p{sc=Han}))?`
/** Era year of the fiscal year (27, 元, 平15), its western year, or the whole date as one ministry prints it (20210129商局第1号). */
const prefix =
  '(?<fy>[令平昭RHS]\\d{1,2}-(?=\\p{sc=Han})|\\d{8}|(?:19|20)\\d{2}|[平令昭RHS]?\\d{1,2}|元(?=\\p{sc=Han}{2})|[一二三四五六][〇○一二三四五六七八九](?=\\p{sc=Han}{1,6}第[〇○◯一二三四五六七八九十百]))?'
/** 日医発第123号(地域): the division in brackets behind the number of an association. */
export const divisionMark =
  '\\((?:地域(?:医療)?|健康?|地|保険?|介護?|法安|総務?|情シ|情報|生教|感染?|年税|税制|医経|医安|広報|国際|学術|経営|会員|技術|薬)I{0,3}\\)'
const symbolLetters = '[\\p{sc=Han}\\p{sc=Hira}ァ-ヶー々A-Z()]{1,14}?'
const numbered = new RegExp(`^${prefix}(?<symbol>${symbolLetters})${core}(?<division>(?:${divisionMark}){0,2})$`, 'u')
/** Without 第 (5健医123号): a form of headers only, since in running text it is a count. */
const bare = new RegExp(`^(?<fy>\\d{1,2}|元)(?<symbol>[\\p{sc=Han}ァ-ヶー]{1,8})(?<plain>\\d{1,6})号$`, 'u')
/** A division that no list names, where the number has a line of its own. */
const otherDivision =
  /^(?<number>.*発第\d+号)(?<division>\((?!写|案|別|参考|抄|通知|依頼|控|仮|公印)[\p{sc=Han}]{1,6}\))$/u
/** The tax administration numbers without 第 and 号 (課法2-17, 直審(法)25); other offices do not, so their letters are named. */
const taxNumber =
  /^(?<symbol>[課査徴官直間調酒会][\p{sc=Han}]{1,3}(?:\([\p{sc=Han}]{1,3}\))?)(?<serial>\d{1,3}-\d{1,4}|(?<=\))\d{1,4})$/u
/** The personnel authority likewise (職福-443, 事企法-12), by the short names of its offices; 管理-3 is none. */
const personnelNumber = /^(?<symbol>[職給事人任生企公管審][職福審補二三企法総任給生人公管甲]{1,2})-(?<serial>\d{1,4})$/u
/** 地I216F: the division with its Roman figure, the brackets lost. */
const openAssociation = /^(?<symbol>[地健保介総](?:I{1,3}))(?<serial>\d{1,5})[A-Z]?$/u
const association = /^\((?<symbol>[\p{sc=Han}]{1,4}(?:I{1,3})?)(?<serial>\d{1,5})[A-Z]?\)$/u
const legal =
  /(?:法律|政令|省令|府令|勅令|告示|訓令|条例|規則|規程|公告|議案|附則|台風|官報|(?<!通)達|別添|別紙|別記|別表|様式|[条項款目章節編版次同])$/u
/** A date or a number that was not cut off; 日 may begin the symbol of a national association (日医発, 日精協発). */
const strayDate = /[月号]|[\d元〇○一二三四五六七八九十昨本同毎今前翌]年|(?<=.)日|^日(?!.{1,6}発$)(?!医|本|歯|薬|看|病)/u
/** Forms in use before the reform of 1946–49, as old letters print them. */
const oldForms: Record<string, string> = {
  發: '発',
  號: '号',
  衞: '衛',
  廳: '庁',
  縣: '県',
  區: '区',
  醫: '医',
  藥: '薬',
}

/** @param raw e.g. 医政発 ０１２９ 第 1 号, 衛発第七一八号 */
export function parseDocumentNumber(raw: string): ParsedNumber {
  return parsedFrom(raw, normalize(raw))
}

function parsedFrom(raw: string, text: string): ParsedNumber {
  if (text === '事務連絡') return { ok: false, reason: 'label' }
  const groups = numbered.exec(text)?.groups
  if (groups) return fromGroups(raw, groups)
  const division = association.exec(text)?.groups
  if (division?.symbol && division.serial)
    return make(raw, { symbol: division.symbol, serial: division.serial }, text.replace(/[()]/g, ''))
  return {
    ok: false,
    reason: /第\d+号/.test(text) && /(法律|政令|省令|告示|条例|規則)/.test(text) ? 'legal-instrument' : 'not-a-number',
  }
}

/** Whether these letters, folded, can stand before the figures of a number: 医政発, こ成母, 医. */
export function isSymbol(letters: string): boolean {
  return new RegExp(`^${symbolLetters}$`, 'u').test(letters) && parsedFrom(letters, `${letters}第1号`).ok
}

/** As `parseDocumentNumber`, and also the forms without 第, which only a header may hold. */
export function parseHeaderNumber(raw: string): ParsedNumber {
  const text = normalize(raw)
  const parsed = parsedFrom(raw, text)
  return parsed.ok ? parsed : (divided(raw, text) ?? withoutCore(raw, text) ?? withoutMark(raw, text) ?? parsed)
}

function divided(raw: string, text: string): ParsedNumber | null {
  const { number, division } = otherDivision.exec(text)?.groups ?? {}
  const own = number ? parsedFrom(number, number) : null
  if (!own?.ok) return null
  const { symbol, mmdd, serial, branch, fiscalYearPrefix, normalized } = own
  return make(raw, { symbol, mmdd, serial, branch, fiscalYearPrefix }, `${normalized}${division}`)
}

function withoutCore(raw: string, text: string): ParsedNumber | null {
  const forms = [taxNumber, personnelNumber, openAssociation]
  const { symbol, serial } = forms.map((form) => form.exec(text)?.groups).find((groups) => groups) ?? {}
  return symbol && serial ? make(raw, { symbol, serial }, text) : null
}

function withoutMark(raw: string, text: string): ParsedNumber | null {
  const { fy, symbol, plain } = bare.exec(text)?.groups ?? {}
  if (!fy || !symbol || !plain || /[年月日第]/.test(symbol)) return null
  return make(raw, { symbol, serial: plain, fiscalYearPrefix: fy }, `${fy}${symbol}${plain}号`)
}

/** Splits a joint header (医政発0926第1号・薬食発0926第3号) or several lines into single numbers. */
export function splitDocumentNumbers(text: string): string[] {
  return text
    .split(/[・/／、,\n]|(?<=号)\s+(?=\S)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What a search box can know of a number: its key when it is whole, else the bare serial (3156). */
export function numberSearch(text: string): { key?: string; serial?: string } {
  const parsed = parseDocumentNumber(text)
  if (parsed.ok) return { key: parsed.numberKey }
  const serial = /^第?(\d{1,8})号?$/.exec(normalize(text))?.[1]
  return serial ? { serial } : {}
}

/** Widths, dashes and old forms folded; a date before the number and the issuer's words behind it are cut off. */
function normalize(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s　]/g, '')
    .replace(/[−‐―–]/g, '-')
    .replace(/[發號衞廳縣區醫藥]/g, (letter) => oldForms[letter] ?? letter)
    .replace(/^.*[\d〇○一二三四五六七八九十]日(?:付け?)?(?=.)/u, '')
    .replace(
      /号(?:の[\d一二三四五六七八九十]*)?\p{sc=Han}.*$/u,
      (tail) => /^号の[\d一二三四五六七八九十]+$/.exec(tail)?.[0] ?? '号',
    )
}

/** 3年医第5号 is the end of a date, not the year 3 of 年医. */
function isLegalOrDate(symbol: string, fiscalYear: string | undefined): boolean {
  return legal.test(symbol) || strayDate.test(symbol) || (fiscalYear !== undefined && symbol.startsWith('年'))
}

function fromGroups(raw: string, groups: Record<string, string | undefined>): ParsedNumber {
  const symbol = groups.symbol ?? ''
  if (isLegalOrDate(symbol, groups.fy)) return { ok: false, reason: 'legal-instrument' }
  const day = groups.mmdd === undefined ? null : toAsciiDigits(groups.mmdd)
  if (day !== null && !mmdd.test(day)) return { ok: false, reason: 'not-a-number' }
  const figures = toAsciiDigits(groups.serial ?? groups.plain ?? '')
  const isOld = day === null && figures.length === 7 && mmdd.test(figures.slice(0, 4))
  const branch = groups.branch === undefined ? null : toAsciiDigits(groups.branch)
  const printedPrefix = groups.fy === undefined ? '' : toAsciiDigits(groups.fy)
  const fiscalYearPrefix = printedPrefix.replace(/-$/, '') || null
  return make(
    raw,
    {
      symbol,
      mmdd: isOld ? figures.slice(0, 4) : day,
      serial: isOld ? figures.slice(4) : figures,
      branch,
      fiscalYearPrefix,
    },
    [printedPrefix, symbol, day, `第${figures}号`, groups.joint, branch, groups.division].join(''),
  )
}

function make(
  raw: string,
  parts: {
    symbol: string
    serial: string
    mmdd?: string | null
    branch?: string | null
    fiscalYearPrefix?: string | null
  },
  normalized: string,
): ParsedNumber {
  return {
    ok: true,
    raw,
    normalized,
    numberKey: searchKey(normalized),
    mmdd: null,
    branch: null,
    fiscalYearPrefix: null,
    ...parts,
  }
}
