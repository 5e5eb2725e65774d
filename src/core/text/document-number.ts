/**
 * 発番記号・文書番号 as typed into a field: the parts, one normalised spelling, and a key under which all spellings meet.
 * Families and traps: national (医政発0129第1号), 2001–2009 (医政発第0331009号), prefectures and cities (医第3156号),
 * era-year prefix (27薬第4077号), branch (感対第12号の2), association ((地Ⅲ119F)), doubled 第 (政統発第0530第1号).
 */
import { toAsciiDigits } from './numerals.ts'
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

const mmdd = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const numbered = new RegExp(
  `^(?<fy>\\d{1,2})?(?<symbol>[\\p{sc=Han}\\p{sc=Hira}ァ-ヶー]{1,12}?)第?(?:(?<mmdd>${mmdd})第(?<serial>\\d{1,8})|(?<=第)(?<old>${mmdd})(?<oldSerial>\\d{3})|(?<=第)(?<plain>\\d{1,8}))号(?:の(?<branch>\\d{1,3})(?!\\p{sc=Han}))?$`,
  'u',
)
const association = /^\((?<symbol>[\p{sc=Han}]{1,4}(?:I{1,3})?)(?<serial>\d{1,5})[A-Z]?\)$/u
const legal = /(?:法律|政令|省令|府令|告示|訓令|条例|規則|規程|(?<!通)達|別添|別紙|別記|様式|条|項|版|次)$/u

/** @param raw e.g. 医政発 ０１２９ 第 1 号, 衛発第七一八号 */
export function parseDocumentNumber(raw: string): ParsedNumber {
  const text = normalize(raw)
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

/** Figures and widths folded; a date before the number and the issuer's words behind it are cut off. */
function normalize(raw: string): string {
  const text = toAsciiDigits(
    raw
      .normalize('NFKC')
      .replace(/[\s　]/g, '')
      .replace(/[−‐―–]/g, '-'),
  )
  return text.replace(/^.*\d{1,2}日(?:付け?)?(?=.)/, '').replace(/号(?:の\d*)?\p{sc=Han}.*$/u, '号')
}

function fromGroups(raw: string, groups: Record<string, string | undefined>): ParsedNumber {
  const symbol = groups.symbol ?? ''
  if (legal.test(symbol) || /[年月日]/.test(symbol)) return { ok: false, reason: 'legal-instrument' }
  const parts = {
    symbol,
    mmdd: groups.mmdd ?? groups.old ?? null,
    serial: groups.serial ?? groups.oldSerial ?? groups.plain ?? '',
    branch: groups.branch ?? null,
    fiscalYearPrefix: groups.fy ?? null,
  }
  const core = groups.mmdd ? `${groups.mmdd}第${parts.serial}号` : `第${parts.mmdd ?? ''}${parts.serial}号`
  return make(raw, parts, `${parts.fiscalYearPrefix ?? ''}${symbol}${core}${parts.branch ? `の${parts.branch}` : ''}`)
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
