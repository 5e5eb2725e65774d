/** 問合せ先: unit, person, telephone, extension, fax and mail from the block that is headed so. */
import { linesIn } from './text-line.ts'
import { gaps, type FoldedText, type Span } from './page-text.ts'

export interface Contact {
  unit?: string
  person?: string
  tel?: string
  extension?: string
  fax?: string
  mail?: string
}

const heading =
  /^[<【〔[(〈《≪■□○●◎※*]*(?:(?:本件|本通知|この件|本事務連絡|内容)?(?:に関する|についての|の)?(?:お?問い?合わ?せ先?|照会先|連絡先|担当(?:者|課|部署|係)?|事務担当(?:者)?|提出先|回答先)(?:及び提出先|・連絡先|・照会先)?)(?:(?=[^\p{sc=Hira}の])|$)[>】〕\])〉》≫]*[:：]?/u
const tel =
  /(?:TEL|Tel|tel|電話|☎|℡|直通|代表|ダイヤルイン|Phone)(?:番号|\(直通\)|\(代表\))?[:：.]?(?:\((?:直通|代表)\)|直通|代表)?[:：]?(\(?0\d{1,4}\)?[-(]?\d{1,4}[-)]?\d{3,4})/
const bareTel = /(?<![\d-])(\(?0\d{1,4}\)?[-(]\d{1,4}[-)]\d{3,4}|\(0\d{1,4}\)\d{1,4}-\d{3,4})(?![\d-])/
const extension = /内線(?:番号)?[:：]?(?:\()?(\d{2,5}(?:[・、,]\d{2,5})*)/
const fax = /(?:FAX|Fax|fax|ファクス|ファックス|ファクシミリ)(?:番号)?[:：.]?(\(?0\d{1,4}\)?[-(]?\d{1,4}[-)]?\d{3,4})/
const mail = /([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})/
const unitEnd = /(?:局|部|課|室|係|班|グループ|チーム|担当|センター|事務局|会|所|院|協会|推進班|省|庁|県|市)$/u
/** 健康課山田: no gap tells the person from the unit. */
const unitAndName =
  /^(.{2,40}(?:課|室|係|班|グループ|チーム|担当|センター))(?!長)([\p{sc=Han}○〇]{1,4}(?:[、・][\p{sc=Han}○〇]{1,4}){0,3})$/u
const marks = /TEL|Tel|電話|内線|FAX|Fax|ファ[ック]?クス|E-?mail|Eメール|メール|直通|代表|@|〒|住所|0\d{1,4}-/i

export interface ContactBlock {
  contact: Contact
  span: Span
}

/** @param headingUnit the desk in brackets under the issuer, (麻薬係) */
export function contactIn(folded: FoldedText, span: Span): ContactBlock | null {
  const lines = linesIn(folded, span)
  const wordsOfLine = (line: Span) => folded.text.slice(line.start, Math.min(line.end, line.start + 120))
  const headed = lines.findLastIndex((line) => opensContact(wordsOfLine(line)))
  const at = headed >= 0 ? headed : unheadedAt(lines.map(wordsOfLine))
  const first = at < 0 ? undefined : lines[at]
  if (!first) return null
  const block = blockFrom(folded, lines, at)
  const words = block.map((line) => folded.text.slice(line.start, line.end))
  const contact = { ...namesOf(folded, block), ...numbersOf(words.join('\n')) }
  return Object.keys(contact).length > 0
    ? { contact, span: { start: first.start, end: block.at(-1)?.end ?? first.end } }
    : null
}

/** 感染症対策課　予防担当 over 電話：…: a desk right above its telephone, at the end, needs no heading. */
function unheadedAt(lines: readonly string[]): number {
  const phone = lines.findIndex(
    (words) => /^[(]?(?:TEL|電話|℡|☎|直通)/i.test(words) && (tel.test(words) || bareTel.test(words)),
  )
  const desk = (lines[phone - 1] ?? '').replace(/^[(]/, '')
  return phone > 0 && unitEnd.test(desk) && desk.length < 50 && !/。/.test(desk) ? phone - 1 : -1
}

function opensContact(words: string): boolean {
  const found = heading.exec(words)
  if (!found) return false
  const rest = words.slice(found[0].length)
  return rest.length < 90 && !/。$|まで|ください|願い/.test(rest)
}

/** The heading and up to ten lines, until a line of prose, a gap after the last number, or another block. */
function blockFrom(folded: FoldedText, lines: readonly Span[], at: number): Span[] {
  const block: Span[] = []
  let hasNumber = false
  for (const [index, line] of lines.slice(at, at + 11).entries()) {
    const words = folded.text.slice(line.start, line.end)
    const isApart = (folded.gap[line.start] ?? 0) >= gaps.blank
    if (index > 0 && (/。/.test(words) || words.length > 90)) break
    if (index > 0 && hasNumber && isApart && !marks.test(words)) break
    if (index > 0 && /^(?:通知済|依頼済|送付先|周知先|別添|別紙|以上$|\(?参考)/.test(words)) break
    hasNumber ||= marks.test(words)
    block.push(line)
  }
  return block
}

function numbersOf(words: string): Contact {
  const found: Contact = {}
  const phone = (tel.exec(words) ?? bareTel.exec(words.replace(fax, '')))?.[1]
  const own = {
    tel: phone && plainNumber(phone),
    extension: extension.exec(words)?.[1],
    fax: fax.exec(words)?.[1],
    mail: mail.exec(words.replace(/(?:E-?mail|メール(?:アドレス)?)[:：]?/gi, ' '))?.[1],
  }
  if (own.tel) found.tel = own.tel
  if (own.extension) found.extension = own.extension
  if (own.fax) found.fax = plainNumber(own.fax)
  if (own.mail) found.mail = own.mail
  return found
}

function plainNumber(printed: string): string {
  return printed.replace(/^\(/, '').replace(/[()]/g, '-').replace(/-{2,}/g, '-')
}

/** Units of the block run together (課 over 班); what stands apart behind a unit, or behind 担当, is the person. */
function namesOf(folded: FoldedText, block: readonly Span[]): Contact {
  const units: string[] = []
  let person: string | undefined
  for (const word of block.flatMap((line, at) => wordsOf(folded, line, at === 0))) {
    if (marks.test(word)) {
      if (units.length > 0) break
      continue
    }
    const own = nameOf(word, units.length > 0)
    if (own.unit && !person) units.push(own.unit)
    person ??= own.person
  }
  return { ...(units.length > 0 ? { unit: units.join('') } : {}), ...(person ? { person } : {}) }
}

/** What a word of a contact block names; a person only where a unit is named before or in it. */
function nameOf(word: string, hasUnit: boolean): { unit?: string; person?: string } {
  const own = word.replace(/^(?:担当(?:者)?|氏名|所属)[:：]?(?=.)/, '').replace(/^[(:：・]+|[)、:：]+$/g, '')
  const [, unit, name] = hasUnit ? [] : (unitAndName.exec(own) ?? [])
  if (unit && name) return { unit, person: name }
  if (unitEnd.test(own) && own.length < 50) return { unit: own }
  return hasUnit && /^[\p{sc=Han}○〇ヶァ-ヶぁ-ん、・,]{1,20}$/u.test(own) ? { person: own } : {}
}

/** The words of a line, cut at its gaps, unless it is spaced out letter by letter. */
function wordsOf({ text, gap }: FoldedText, line: Span, isFirst: boolean): string[] {
  const skipped = isFirst ? (heading.exec(text.slice(line.start, line.end))?.[0].length ?? 0) : 0
  const words: string[] = []
  let from = line.start + skipped
  for (let at = from + 1; at <= line.end; at += 1)
    if (at === line.end || ((gap[at] ?? 0) >= gaps.space && !isSpacedOut(gap, at, line))) {
      words.push(...text.slice(from, at).split(/(?=TEL|電話|内線|FAX|E-?mail|(?<=[課室係班当プ])(?:担当)[:：])|[/]/i))
      from = at
    }
  return words.filter((word) => word !== '')
}

function isSpacedOut(gap: Uint8Array, at: number, line: Span): boolean {
  return (at + 1 < line.end && (gap[at + 1] ?? 0) > 0) || (at - 1 > line.start && (gap[at - 1] ?? 0) > 0)
}
