/** 別添・別紙: what the letter says it carries, by label, with the title where the sentence or a list gives one. */
import { shown } from './evidence.ts'
import type { Found } from './header.ts'
import { linesIn } from './text-line.ts'
import type { FoldedText, Span } from './page-text.ts'

export interface Attachment {
  label: string
  title?: string
}

const mention =
  /(?<!の)(?<!当該)(?<label>(?:別添|別紙|別記|別表|参考資料|添付資料|資料|参考)(?:様式)?(?:\d{1,2}(?!月|年|日)(?:-\d{1,2})?)?)(?<how>写し)?(?:の?とおり|により|を(?:送付|添付|参照)|のように|に示す|の(?:通知|事務連絡)|\))/gu
const listed =
  /^(?:[・○*(【]|\d[.)])*(?<label>(?:別添|別紙|別記|別表|参考資料|添付資料|資料|参考)(?:様式)?\d{0,2}(?:-\d{1,2})?)[)】:：.・]*(?<title>[^。]{3,120})$/u
const changed =
  /を(?<edition>第[\d.]{1,6}版)?(?:として)?(?<verb>改定|改訂|改正|策定|作成|制定|定め|取りまとめ|発出|通知)/u

/** A label is looked at three times for a title; a text has at most so many labels. */
const tries = 3
const most = 60

interface Placed {
  attachment: Attachment
  span: Span
}

export function attachmentsIn(folded: FoldedText, span: Span): Found<Attachment[]> | null {
  const found = new Map<string, Placed>()
  for (const one of [...listedIn(folded, span), ...mentionedIn(folded, span)]) {
    const known = found.get(one.attachment.label)
    if (!known && found.size < most) found.set(one.attachment.label, one)
    else if (known && !known.attachment.title) Object.assign(known.attachment, one.attachment)
  }
  const all = [...found.values()].sort((a, b) => a.span.start - b.span.start)
  return all.length > 0 ? { value: all.map(({ attachment }) => attachment), spans: all.map((one) => one.span) } : null
}

/** 別添1 医療機関における… on a line of its own. */
function listedIn(folded: FoldedText, span: Span): Placed[] {
  return linesIn(folded, span).flatMap((line) => {
    if (line.end - line.start > 130) return []
    const { label, title } = listed.exec(folded.text.slice(line.start, line.end))?.groups ?? {}
    if (!label || !title || !isTitle(title)) return []
    return [
      { attachment: { label, title: shown(folded, { start: line.end - title.length, end: line.end }) }, span: line },
    ]
  })
}

function mentionedIn(folded: FoldedText, span: Span): Placed[] {
  const tried = new Map<string, number>()
  return [...folded.text.slice(span.start, span.end).matchAll(mention)].flatMap((one) => {
    const at = span.start + one.index
    const label = one.groups?.label ?? ''
    const times = tried.get(label) ?? 0
    if (times >= tries || folded.text.charAt(at + label.length) === ')') return []
    tried.set(label, times + 1)
    const title = titleAround(folded, { start: at, end: at + one[0].length })
    return [{ attachment: title ? { label, title } : { label }, span: { start: at, end: at + label.length } }]
  })
}

function isTitle(words: string): boolean {
  return !/^(?:様式|のとおり|により|を|に|は|の(?:と|よ)|として|参照|写し$)/.test(words)
}

const quoted = /^、?「(?<title>(?:[^「」]|「[^「」]{0,80}」){2,120})」/u
const unquoted = /^、?(?:[^「」、。()]{1,20}の)?(?<name>[^「」、。()をのは]{3,40})(?=[(を])/u
const topicAhead =
  /(?:^|[、。])(?<topic>(?:「(?:[^「」]|「[^「」]{0,80}」){2,120}」)?[^「」、。]{0,40}?)(?:について(?:は|も)|は|を)、?$/u

/** 別添1のとおり「…」を策定, 別添3のとおり、…の別冊用語集を改定; else the topic before the label (…についても、別紙のとおり策定). */
function titleAround(folded: FoldedText, place: Span): string | null {
  const sentence = folded.text.slice(place.end, place.end + 330).split('。')[0] ?? ''
  const { edition = '', verb = '' } = changed.exec(withoutBrackets(sentence))?.groups ?? {}
  const title = quoted.exec(sentence)?.groups?.title
  if (title) {
    const start = place.end + sentence.indexOf('「') + 1
    return `${shown(folded, { start, end: start + title.length })} ${edition}`.trim()
  }
  const name = verb === '' ? undefined : unquoted.exec(sentence)?.groups?.name
  if (name) return /改[定訂正]/.test(verb) ? `${name}(${verb})` : name
  return topicBefore(folded, place.start)
}

function topicBefore(folded: FoldedText, at: number): string | null {
  const topic = topicAhead.exec(folded.text.slice(Math.max(0, at - 200), at))?.groups?.topic ?? ''
  return topic.includes('「') ? topicShown(folded, at, topic) : null
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
