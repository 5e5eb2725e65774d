/** 一行の読み: what a row of the head holds when it holds nothing else. */
import type { DateMention } from './date-mention.ts'
import { headerNumbers, type NumberMention } from './number-mention.ts'
import type { Span } from './page-text.ts'

export type Row = Span &
  (
    | { holds: 'numbers'; numbers: NumberMention[] }
    | { holds: 'date'; date: DateMention }
    | {
        holds:
          | 'label'
          | 'seal'
          | 'blank-number'
          | 'words'
          | 'heading'
          | 'to'
          | 'from'
          | 'person'
          | 'blank-date'
          | 'amendment'
      }
  )

export const label = /^[([【〔<《≪]?事務連絡[)\]】〕>》≫]?$/
export const seal =
  /^[([【〔]?(?:公印|契印|電子公印|公印・契印|公印及び契印|公印契印)(?:は?[、・]?(?:省略|略))?(?:契印省略)?(?:済|します)?[)\]】〕]?$/
/** 鈴木○○ too, as published letters leave names out. */
export const personName = /^(?![○〇◯])[\p{sc=Han}ヶ々○〇◯]{2,6}$/u
/** 玉城デニー, 田村ゆり子: told from words only where a gap sets it apart. */
export const kanaName =
  /^\p{sc=Han}{1,3}(?:[ァ-ヶー]{2,6}|(?!あて|より|から|ほか|など|の|に|を|は)[ぁ-ん]{2,4}\p{sc=Han}?)$/u
/** 会長横倉義武: a name behind an office, no gap between. */
export const gluedName =
  /^(?<office>.{0,30}(?:会長|理事長?|局長|部長|課長|室長|所長|院長|知事|市長|区長|町長|村長|教育長|大臣|次官))(?<name>(?!通|連|代|補|心|職|事|殿|様|付|印)[\p{sc=Han}々ヶ○◯]{3,5})$/u
const heading =
  /^[○◎●■□◆◇〇([【〔《<]*(?:通知|通達|通牒|依頼|照会|回答|依命通達|写し?|案|参考|至急|重要|周知|公文書)[)\]】〕》>]*$/
export const lostDate =
  /^(?:明治|大正|昭和|平成|令和)(?:元|[\d〇一二三四五六七八九十]*)年[\d〇一二三四五六七八九十]*月[\d〇一二三四五六七八九十]*日$/
export const lostNumber = /^[([【]?[\p{sc=Han}ァ-ヶー]{1,12}第?号[)\]】]?$/u
/** A row shaped like a number that no known form reads: shown to a person, never forced into a form. */
export const unreadNumber =
  /^(?:文書番号[:：]?)?[^。、「」(]{0,14}(?:\([^()]{1,8}\)[^。、「」(]{0,8})?第?\d[\d-]{0,8}[A-Z]?(?:\(\d{1,3}\))?号?(?:[の-]?\d{1,3})?$/u

export function readRow(text: string, line: Span, dates: readonly DateMention[]): Row {
  const words = text.slice(line.start, line.end)
  if (label.test(words)) return { ...line, holds: 'label' }
  if (seal.test(words)) return { ...line, holds: 'seal' }
  if (heading.test(words)) return { ...line, holds: 'heading' }
  const date = dates.find((one) => one.start >= line.start && one.end <= line.end)
  if (
    date &&
    /^[([【]?(?:(?:発出|発信|施行|通知|作成|発行)?(?:日付?|年月日)[:：]?)?$/.test(text.slice(line.start, date.start)) &&
    /^(?:\([月火水木金土日](?:曜日?)?\))?付?[)\]】]?$/.test(text.slice(date.end, line.end))
  )
    return { ...line, holds: 'date', date }
  if (words.length > 120) return { ...line, holds: 'words' }
  if (lostDate.test(words)) return { ...line, holds: 'blank-date' }
  const numbers = headerNumbers(text, line)
  if (numbers.length > 0) return { ...line, holds: 'numbers', numbers }
  return { ...line, holds: lostNumber.test(words) && /発第?号|第号/.test(words) ? 'blank-number' : 'words' }
}
