/** 別添・別紙: what the letter says it carries, by label, with the title where the sentence or a list gives one. */
import { shown } from './evidence.ts'
import type { Found } from './header.ts'
import { linesIn } from './header-row.ts'
import type { FoldedText, Span } from './page-text.ts'

export interface Attachment {
  label: string
  title?: string
}

const mention =
  /(?<!の)(?<!当該)(?<label>(?:別添|別紙|別記|別表|参考資料|添付資料|資料|参考)(?:様式)?(?:\d{1,2}(?!月|年|日)(?:-\d{1,2})?)?)(?<how>写し)?(?:の?とおり|により|を(?:送付|添付|参照)|のように|に示す|の(?:通知|事務連絡)|\))/gu
const listed =
  /^(?:[・○*(【]|\d[.)])*(?<label>(?:別添|別紙|別記|別表|参考資料|添付資料|資料|参考)\d{0,2}(?:-\d{1,2})?)[)】:：.・]*(?<title>[^。]{3,120})$/u
const changed =
  /を(?<edition>第[\d.]{1,6}版)?(?:として)?(?<verb>改定|改訂|改正|策定|作成|制定|定め|取りまとめ|発出|通知)/u

export function attachmentsIn(folded: FoldedText, span: Span): Found<Attachment[]> | null {
  const found = new Map<string, { attachment: Attachment; span: Span }>()
  const tries = new Map<string, number>()
  const put = (attachment: Attachment, place: Span) => {
    const known = found.get(attachment.label)
    if (!known) found.set(attachment.label, { attachment, span: place })
    else if (!known.attachment.title && attachment.title) known.attachment.title = attachment.title
  }
  for (const line of linesIn(folded, span)) {
    const { label, title } =
      line.end - line.start > 130 ? {} : (listed.exec(folded.text.slice(line.start, line.end))?.groups ?? {})
    if (label && title && isTitle(title))
      put({ label, title: shown(folded, { start: line.end - title.length, end: line.end }) }, line)
  }
  for (const one of folded.text.slice(span.start, span.end).matchAll(mention)) {
    const at = span.start + one.index
    const label = one.groups?.label
    if (
      !label ||
      /^[^(（]{0,3}\)/.test(folded.text.slice(at + label.length, at + label.length + 1)) ||
      found.size >= 60
    )
      continue
    const tried = tries.get(label) ?? 0
    if (tried >= 3) continue
    tries.set(label, tried + 1)
    const title = titleAround(folded, { start: at, end: at + one[0].length })
    put(title ? { label, title } : { label }, { start: at, end: at + label.length })
  }
  const all = [...found.values()].sort((a, b) => a.span.start - b.span.start)
  return all.length > 0 ? { value: all.map(({ attachment }) => attachment), spans: all.map((one) => one.span) } : null
}

function isTitle(words: string): boolean {
  return !/^(?:のとおり|により|を|に|は|の(?:と|よ)|として|参照|写し$)/.test(words)
}

/** 別添1のとおり「…」を策定, 別添3のとおり、…の別冊用語集を改定; else the topic before the label (…についても、別紙のとおり策定). */
function titleAround(folded: FoldedText, place: Span): string | null {
  const { text } = folded
  const limit = Math.min(text.length, place.end + 330)
  const sentence = text.slice(place.end, limit).split('。')[0]?.replace(/^、/, '') ?? ''
  const start = place.end + (text.charAt(place.end) === '、' ? 1 : 0)
  const quoted = /^(?:「(?<title>(?:[^「」]|「[^「」]{0,80}」){2,120})」)/u.exec(sentence)
  const verb = changed.exec(withoutBrackets(sentence))?.groups
  if (quoted?.groups?.title) {
    const title = shown(folded, { start: start + 1, end: start + 1 + quoted.groups.title.length })
    return verb?.edition ? `${title} ${verb.edition}` : title
  }
  const object = /^(?:[^「」、。()]{1,20}の)?(?<name>[^「」、。()をのは]{3,40})(?=[(を])/u.exec(sentence)?.groups?.name
  if (object && verb) return /改定|改訂|改正/.test(verb.verb ?? '') ? `${object}(${verb.verb})` : object
  const topic =
    /(?:^|[、。])(?<topic>(?:「(?:[^「」]|「[^「」]{0,80}」){2,120}」)?[^「」、。]{0,40}?)(?:について(?:は|も)|は|を)、?$/u.exec(
      text.slice(Math.max(0, place.start - 200), place.start),
    )?.groups?.topic
  return topic && topic.length > 3 && /「/.test(topic) ? topicShown(folded, place.start, topic) : null
}

function topicShown(folded: FoldedText, before: number, topic: string): string {
  const at = folded.text.lastIndexOf(topic, before)
  return shown(folded, { start: at, end: at + topic.length })
}

/** Brackets with what they hold replaced by nothing, so that a verb inside them is not taken for the sentence's. */
function withoutBrackets(words: string): string {
  let [depth, plain] = [0, '']
  for (const letter of words) {
    if (letter === '(') depth += 1
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) plain += letter
  }
  return plain
}
