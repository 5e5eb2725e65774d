/** 宛先・発出者を名乗る行: 発信：…, 宛先：…, and (…あて…通知) of statute databases. */
import { classHead, honorificEnd, officeEnd, organizationHead } from './office.ts'
import { type FoldedText, gaps, type Span } from './page-text.ts'
import { label, type Row } from './row-reading.ts'

const fromLabel = /^(?:発信(?:者|元)?|発出(?:者|元)|差出人)[:：](?=.{3})/u
const toLabel = /^(?:宛先|あて先|宛名|受信者?)[:：](?=.{3})/u

/** 発信者　…課長, a gap in place of the colon. */
const bareLabel = /^(?:(?<from>発信(?:者|元)|発出(?:者|元)|差出人)|(?<to>宛先|あて先|宛名|受信者))(?=.{3})/u

/** 発信：…課長, 宛先：…様: rows that say what they hold. */
export function cutLabel(folded: FoldedText, line: Span): Row | null {
  const words = folded.text.slice(line.start, Math.min(line.end, line.start + 80))
  if (words.includes('。')) return null
  const bare = bareLabel.exec(words)
  const isGap = bare !== null && (folded.gap[line.start + bare[0].length] ?? 0) > 0
  const [from, to] = [
    fromLabel.exec(words)?.[0].length ?? (isGap && bare.groups?.from ? bare[0].length : undefined),
    toLabel.exec(words)?.[0].length ?? (isGap && bare.groups?.to ? bare[0].length : undefined),
  ]
  if (from) return { start: line.start + from, end: line.end, holds: 'from' }
  return to ? { start: line.start + to, end: line.end, holds: 'to' } : null
}

const addressed =
  /^(?<open>[(]?)(?<to>[^。()]*(?:\([^()]{1,12}\)[^。()]*)*?(?:あて|宛て?))(?<from>(?=[\p{sc=Han}])[^。、]{3,160}?)(?<kind>(?:連名)?(?:通知|通達|通牒|依頼|回答|照会|事務連絡|依命通達))?[)]?$/u

/** (各都道府県知事あて厚生労働省健康局長通知), as statute databases print it: whom, who, kind. */
export function cutAddressed(text: string, line: Span): Row[] {
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

/** 厚生省予防局長　　都道府県知事殿: a national office on the left, a class of bodies on the right, as old letters print them. */
export function cutSender({ text, gap }: FoldedText, line: Span): Row[] | null {
  if (line.end - line.start > 60 || !honorificEnd.test(text.slice(line.start, line.end))) return null
  for (let at = line.start + 4; at < line.end - 3; at += 1) {
    const left = text.slice(line.start, at)
    const isSender =
      (gap[at] ?? 0) >= gaps.space && /^[^各]{2,8}[省庁].*長官?$/u.test(left) && organizationHead.test(left)
    if (isSender && classHead.test(text.slice(at, line.end)))
      return [
        { start: line.start, end: at, holds: 'from' },
        { start: at, end: line.end, holds: 'to' },
      ]
  }
  return null
}
