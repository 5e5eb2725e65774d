/** 番号のない引用: a notice named only by its office, its date or its title (厚生労働省健康局…課長から別添の事務連絡がありました). */
import type { Citation, ResolvedDate } from './cited-document.ts'
import { isOffice, office, titleAfter, titleBeforeBracket } from './citation-context.ts'
import { shown } from './evidence.ts'
import { organizationHead } from './office.ts'
import type { FoldedText, Span } from './page-text.ts'
import { relationOf } from './relation.ts'

interface Around {
  dates: readonly ResolvedDate[]
  /** numbered citations; what belongs to one of them is not named again */
  groups: readonly Span[]
  ownIssuer: string | null
}

const sender = new RegExp(`(?<office>${office})(?:他|ほか|等)?$`, 'u')
const arrived =
  /^、?(?<between>[^。「」]{0,40}?)(?<kind>事務連絡|通知|通達|依頼|周知依頼|情報提供|連絡)(?:及び[^。]{2,6})?(?:が|の|を)(?:あり|ござい|発出|受け|送付|あつ|参|届|なされ)/u
const dated = new RegExp(
  `^(?:付け?)?(?:の|で|、)?(?<office>${office})?(?:の)?(?<kind>事務連絡|通知|通達|通牒|依頼)(?!済|し|する|書|さ|等の|の?内容)`,
  'u',
)
const datedSender = new RegExp(
  `^付け?(?:で|、|にて)?、?(?<office>${office})(?:他|ほか|等)?(?:から|より)[^。「」]{0,40}?(?<kind>事務連絡|通知|通達|依頼|照会)(?:が|を|の)`,
  'u',
)
/** What a bracket behind a title says of the notice: (令和2年2月24日付厚生労働省健康局結核感染症課ほか連名事務連絡). */
const inBracket =
  /^(?<date>付け?)?(?<office>[^()「」。]{0,80}?(?:\([^()]{1,20}\)[^()「」。]{0,40}?)?)(?:(?:ほか|他|等)?(?:の?連名(?:の)?)?(?<kind>事務連絡|通知|通達|通牒|依頼))?(?:。?以下「[^」]{1,40}」と(?:いう|する)。?)?[)]/u

export function unnumberedIn(folded: FoldedText, span: Span, around: Around): Citation[] {
  const byDate = around.dates.flatMap((date) => fromDate(folded, span, date, around))
  const taken = [...around.groups, ...byDate.flatMap(({ spans }) => spans)].sort((a, b) => a.start - b.start)
  return [...byDate, ...arrivalsIn(folded, span, taken)]
}

/** 令和2年3月1日付け厚生労働省医政局総務課事務連絡「…」, 「…」(令和2年3月1日付け…事務連絡). */
function fromDate(folded: FoldedText, span: Span, date: ResolvedDate, around: Around): Citation[] {
  const { text } = folded
  if (/以下「$/.test(text.slice(date.start - 3, date.start))) return []
  const window = text.slice(date.end, date.end + 200)
  const title = text.charAt(date.start - 1) === '(' ? titleBeforeBracket(text, date.start - 1, span.start) : null
  const bracket = title ? inBracket.exec(window) : null
  const found =
    bracket?.groups?.date || bracket?.groups?.kind
      ? bracket
      : (dated.exec(window.slice(0, 110)) ?? datedSender.exec(window.slice(0, 110)))
  if (!found || !isNotice(found)) return []
  const end = date.end + found[0].length
  if (isNumbered(text, { start: date.start, end }, around.groups)) return []
  const named = title ?? titleAfter(text, end, span.end)
  const words = found.groups?.office ?? ''
  if (words === '' && !named && found.groups?.kind !== '事務連絡') return []
  return [
    {
      number: null,
      date: date.date,
      issuer: issuerOf(words, around.ownIssuer),
      relation: relationOf(text, { start: named?.start ?? date.start, end: Math.max(end, named?.end ?? 0) }, span.end),
      kind: found.groups?.kind ?? '通知',
      ...(named ? { title: shown(folded, named) } : {}),
      mentions: 1,
      spans: [{ start: date.start, end }],
    },
  ]
}

/** Behind the date stands 付 or an office; in a bracket anything that ends in the word for a notice. */
function isNotice({ 0: whole, groups }: RegExpExecArray): boolean {
  const words = groups?.office ?? ''
  if (whole.endsWith(')')) return !/第[\d〇一二三四五六七八九十]+号/u.test(whole)
  return words === '' ? /^付/.test(whole) : isOffice(words)
}

function isNumbered(text: string, { start, end }: Span, groups: readonly Span[]): boolean {
  return (
    groups.some((group) => group.start < end + 3 && group.end > start) ||
    /^[(][^()]{0,30}第\S{1,9}号/u.test(text.slice(end, end + 40))
  )
}

function issuerOf(words: string, ownIssuer: string | null): string | null {
  if (/^(?:当職|本職)/.test(words)) return ownIssuer
  return words === '' || /^同/.test(words) ? null : words.replace(/(?:ほか|他|等)$/, '')
}

/** An office from which something came, unless the sentence has already named what came. */
function arrivalsIn(folded: FoldedText, { start, end }: Span, taken: readonly Span[]): Citation[] {
  const { text } = folded
  return [...text.slice(start, end).matchAll(/から|より/g)].flatMap(({ index }) => {
    const at = start + index
    const came = arrived.exec(text.slice(at + 2, at + 70))
    if (!came) return []
    const { between = '', kind = '通知' } = came.groups ?? {}
    const words = sender.exec(text.slice(Math.max(start, at - 60), at))
    const issuer = (words?.groups?.office ?? '').replace(
      /^.*(?:標記|について|この度|今般|このたび|本件|標題|先般|今回|[、。])/u,
      '',
    )
    if (!isOffice(issuer) || !organizationHead.test(issuer)) return []
    const from = at - (words?.[0].length ?? 0) + (words?.groups?.office ?? '').length - issuer.length
    const to = at + 2 + came[0].length
    if (/付|第\S{0,9}号/.test(between)) return []
    const isTold = taken.some(
      (one) => one.end <= to && one.end >= from - 14 && !/し(?:た|て)/.test(text.slice(one.end, from)),
    )
    if (isTold || taken.some((one) => one.start >= from && one.end <= to)) return []
    return [
      {
        number: null,
        date: null,
        issuer,
        relation: 'forwards',
        kind: /事務連絡/.test(kind) ? '事務連絡' : kind === '依頼' || kind === '周知依頼' ? '依頼' : '通知',
        mentions: 1,
        spans: [{ start: from, end: to }],
      },
    ]
  })
}
