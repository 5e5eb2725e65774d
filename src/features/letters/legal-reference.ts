/** 法令・告示・版: what has a number and is no notice (平成15年法律第57号, 第5.1版); kept apart, never cited. */
import { figure } from '#core/text/numerals.ts'
import type { Found } from './header.ts'
import type { Span } from './page-text.ts'

const instrument = new RegExp(
  `(?:(?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})年(?:${figure}{1,2}月${figure}{1,2}日)?)?(?:[\\p{sc=Han}]{1,8}(?:省|府|庁|県|市|都|委員会))?(?:法律|政令|省令|府令|勅令|告示|訓令|条例|規則)第${figure}{1,5}号`,
  'gu',
)
const edition = /第\d{1,3}(?:\.\d{1,3})?版/g

export function legalReferencesIn(text: string, { start, end }: Span): Found<string>[] {
  const part = text.slice(start, end)
  const found = [...part.matchAll(instrument), ...part.matchAll(edition)].sort((a, b) => a.index - b.index)
  const seen = new Set<string>()
  return found.flatMap(({ index, 0: value }) => {
    if (seen.has(value) || seen.size >= 200) return []
    seen.add(value)
    return [{ value, spans: [{ start: start + index, end: start + index + value.length }] }]
  })
}
