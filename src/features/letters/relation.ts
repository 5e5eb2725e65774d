/** 引用の関係: what the sentence around a citation says the letter does with it. */
import type { Span } from './page-text.ts'

const came = '(?:通知|連絡|依頼|通達|周知|照会)[^。]{0,20}(?:あり|ござい|あった|あつた|発出|受け|参り|され|来て)'
/** Tried in this order on the words behind the citation. */
const behind: readonly (readonly [RegExp, string])[] = [
  [
    /^[^。]{0,60}(?:(?:通達|通知|示)(?:された|した)が、|(?:通達|通知)が(?:あつた|あった)が、|に加え|を補足)/,
    'supplements',
  ],
  [/^[^。]{0,60}(?:は|を)、?[^。]{0,40}廃止(?:する|します|した)|^廃止する/, 'abolishes'],
  [/^[^。]{0,80}(?:訂正|正誤)/, 'corrects'],
  [/^[^。]{0,80}差し?替え/, 'replaces'],
  [/^[^。]{0,40}(?:により|で)(?:一部)?改正され/, 'amended_by'],
  [/^[^。]{0,90}(?:の一部を|を)[^。]{0,40}(?:改正|改定|改訂)(?:し|する)/, 'amends'],
  [
    /^[^。]{0,30}(?:により|にて|で|をもって|をもつて)(?:既に|すでに|も)?(?:お送り|お知らせ|ご?連絡|御連絡|ご?依頼|御依頼|通知|周知|示し|お示し|送付|要請)(?:し|いた|を|申)/,
    'previous',
  ],
  [/^[^。]{0,40}(?:照会|協議|依頼|申請)[^。]{0,60}(?:回答|お答え)/, 'replies_to'],
  [
    new RegExp(
      `^[^。]{0,90}(?:(?:別添|別紙|写し)[^。]{0,25}(?:送付|お送り|通知|依頼|周知)|(?:から|より)[^。]{0,50}${came})|^(?:により|で|をもって|にて)、?[^。]{0,20}${came}`,
    ),
    'forwards',
  ],
  [/^[^。]{0,12}(?:に基づき|に基づく|に基いて|に基き|に即し|によること|に従い)/, 'based_on'],
]
const ahead: readonly (readonly [RegExp, string])[] = [
  [/(?:最終|一部|次)改正[^。]{0,20}$/, 'amended_by'],
  [/(?:別添|別紙)(?:写し)?のとおり[^。]{0,40}$/, 'forwards'],
]

/** What changes the standing of the notice itself. */
export function isActing(relation: string | null): boolean {
  return ['abolishes', 'amends', 'corrects', 'replaces'].includes(relation ?? '')
}

/** @param cited from the title or number to the end of the office behind it */
export function relationOf(text: string, { start, end }: Span, highest: number): string {
  const after = text.slice(end, Math.min(highest, end + 200)).replace(/。?以下「[^」]{1,30}」と(?:いう|する)。?/g, '')
  const before = text.slice(Math.max(0, start - 60), start)
  return behind.find(([form]) => form.test(after))?.[1] ?? ahead.find(([form]) => form.test(before))?.[1] ?? 'refers'
}
