/** 通知済み団体: the list of bodies that have been told by another letter, under its own heading. */
import { linesIn } from './text-line.ts'
import { officeEnd, organizationHead } from './office.ts'
import type { Found } from './header.ts'
import type { FoldedText, Span } from './page-text.ts'

const heading =
  /^[<【〔[(■□○●◎※*]*(?:別途)?(?:(?:通知|周知|依頼|送付|連絡|情報提供)済み?(?:の)?(?:関係)?(?:団体|機関|先)?(?:一覧)?|(?:関係)?(?:団体|機関)(?:へ|に)は?(?:別途)?(?:通知|依頼|送付|周知)済み?|(?:通知|送付|周知|同報|同文|依頼)先(?:一覧|団体)?|(?:同報|同文)(?:通知|送付)?先?)(?:[(][^()]{1,30}[)])?[>】〕\])]*[:：]?$/u

export function informedIn(folded: FoldedText, span: Span): Found<string[]> | null {
  const lines = linesIn(folded, span)
  const at = lines.findIndex(
    (line) => line.end - line.start <= 45 && heading.test(folded.text.slice(line.start, line.end)),
  )
  if (at < 0) return informedInSentence(folded, span)
  const spans: Span[] = []
  for (const line of lines.slice(at + 1, at + 120)) {
    const words = folded.text.slice(line.start, line.end)
    if (words.length > 60 || /。|^(?:以上|別添|別紙|記$|【|問い?合わ?せ|担当)/.test(words)) break
    if (!officeEnd.test(bodyOf(words))) break
    spans.push(line)
  }
  const value = spans
    .flatMap((line) => bodyOf(folded.text.slice(line.start, line.end)).split(/[、,]/))
    .filter((name) => name !== '')
  return value.length > 0 ? { value, spans } : null
}

const told =
  /(?:。|^)(?:なお|また|併せて)、?(?:本件(?:について)?は、?|本通知は、?|別途、?)?(?<bodies>[^。「」]{4,200}?)(?:に対し(?:て)?|宛てに?|あてに?|に|へ)(?:は|も)?、?(?:別途|既に|すでに|同様に|同旨)*(?:ご?御?)(?:通知|依頼|送付|周知|連絡)(?:済み?|して(?:いる|います|おり)|し(?:た|ました))/gu

/** なお、公益社団法人神奈川県医師会及び…には別途通知済みである: bodies named in a sentence, each of them a body by its name. */
function informedInSentence({ text }: FoldedText, { start, end }: Span): Found<string[]> | null {
  for (const found of text.slice(start, Math.min(end, start + 6000)).matchAll(told)) {
    const names = (found.groups?.bodies ?? '').split(/、|・(?=公益|一般|社団)|及び|並びに/u).filter((one) => one !== '')
    if (names.length > 0 && names.every((one) => organizationHead.test(one) && officeEnd.test(one))) {
      const from = start + found.index + found[0].indexOf(found.groups?.bodies ?? '')
      return { value: names, spans: [{ start: from, end: from + (found.groups?.bodies ?? '').length }] }
    }
  }
  return null
}

function bodyOf(words: string): string {
  return words.replace(/^(?:[・○●◆◇■□*-]|\d{1,2}[.)．、]|\(\d{1,2}\))+/, '').replace(/(?:殿|様|御中)$/, '')
}
