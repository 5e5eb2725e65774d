/** 依頼の内容: what the letter asks, of whom, and until when; only what is written, no deadline is guessed. */
import { figure, toAsciiDigits } from '#core/text/numerals.ts'
import { type CalendarDate, dateOf } from '#core/time/calendar-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { nextOccurrence } from './date-mention.ts'
import { shown } from './evidence.ts'
import type { Found } from './header.ts'
import type { FoldedText, Span } from './page-text.ts'

const action =
  /(?<audience>(?:貴|管内|関係|会員|所管|各)(?:[^。「」()]|\([^()]{0,30}\)){0,80}?)(?:に対し(?:て)?|に対する|へ|への|に|宛て?)(?:広く|も|併せて|改めて|、)*(?:ご?御?(?<verb>周知|情報提供|伝達|連絡|指導|通知|依頼|送付|転送|配布))(?:方|徹底|等)?(?:を|について|の程|のほど)?[^。]{0,20}?(?:願|お願い|くださ|下さ|いただ|頂|依頼|され)/u

export interface Request {
  action: string
  audience: string[]
  span: Span
}

export function requestIn(folded: FoldedText, { start, end }: Span): Request | null {
  const found = action.exec(folded.text.slice(start, Math.min(end, start + 6000)))
  const { audience = '', verb = '' } = found?.groups ?? {}
  if (!found || audience === '') return null
  const words = audience.slice(
    Math.max(
      ...['、また', '、各位', 'の上、', 'につき、', 'ので、'].map(
        (cut) => audience.lastIndexOf(cut) + (audience.includes(cut) ? cut.length : 1),
      ),
    ),
  )
  const from = start + found.index + audience.length - words.length
  const span = { start: from, end: start + found.index + found[0].length }
  const name = shown(folded, { start: from, end: start + found.index + audience.length })
  const parts = name
    .replace(/^貴(?=管内)/, '')
    .split(/、|及び|並びに|・(?=関係)/u)
    .filter((part) => part !== '')
  return { action: `${name}に${verb}`, audience: parts, span }
}

const day = `(?:(?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})年|[RH]\\d{1,2}[.]|\\d{4}(?:年|[/.-]))?(?:${figure}{1,3}月${figure}{1,3}日|\\d{1,2}[/.]\\d{1,2})`
const weekday =
  '(?:[(（][月火水木金土日](?:曜日?)?(?:・祝)?[)）])?(?:(?:午前|午後)?\\d{1,2}(?:時(?:\\d{1,2}分)?|:\\d{2}))?(?:正午)?'
const labelled = new RegExp(
  `(?:回答|提出|報告|申込(?:み)?|応募|返信|登録|調査)?(?:期限|期日|締切(?:日|り)?|締め切り|〆切)(?:日)?(?:は|を|:|】|\\)|、)?(?:、)?(?<day>${day})${weekday}`,
  'u',
)
const until = new RegExp(
  `(?<day>${day})${weekday}(?:まで(?:に)?|[【(]?(?:必着|締切|〆切|厳守)[】)]?)(?<after>[^。]{0,60})`,
  'gu',
)
const asked =
  /(?:回答|提出|報告|連絡|申込|申し込|申請|返送|返信|送付|登録|回報|教示|応募|届)[^。]{0,30}(?:願|くださ|下さ|お願い|いただ|頂|すること|され|依頼|とする)|^必着|^(?:\(必着\))/

/** 回答は、…までにお願いします: what is asked stands before the day. */
const topic =
  /(?:回答|提出|報告|連絡|申込み?|申請|返送|返信|送付|登録|回報|届出)(?:(?:は|につきましては|については|を|に関しては)、?|[(])$/u
const wish = /^[)]?(?:に|、|で|を)*(?:お願い|願|いただ|頂|くださ)/

export function deadlineIn(
  text: string,
  { start, end }: Span,
  letterDate: CalendarDate | null,
): Found<CalendarDate> | null {
  const part = text.slice(start, end)
  const named = labelled.exec(part)
  if (named?.groups?.day)
    return dayOf(named.groups.day, start + named.index + named[0].indexOf(named.groups.day), letterDate)
  for (const found of part.matchAll(until)) {
    const { day: words = '', after = '' } = found.groups ?? {}
    const isMark = /(?:必着|締切|〆切|厳守)[】)]?$/.test(found[0].slice(0, found[0].length - after.length))
    const before = part.slice(Math.max(0, found.index - 30), found.index)
    if (isMark || asked.test(after) || (topic.test(before) && wish.test(after)))
      return dayOf(words, start + found.index, letterDate)
  }
  return null
}

function dayOf(words: string, at: number, letterDate: CalendarDate | null): Found<CalendarDate> | null {
  const parsed = parseDate(words)
  const [, month, date] = /(\d{1,2})[月/.](\d{1,2})日?$/.exec(toAsciiDigits(words)) ?? []
  const value = parsed.ok
    ? parsed.date
    : letterDate && month && date && dateOf(2024, Number(month), Number(date))
      ? nextOccurrence(Number(month), Number(date), letterDate)
      : null
  return value ? { value, spans: [{ start: at, end: at + words.length }] } : null
}
