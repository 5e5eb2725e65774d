/** 法令・告示・版: what has a number and is no notice (平成15年法律第57号, 第5.1版); kept apart, never cited. */
import { figure } from '#core/text/numerals.ts'
import type { Found } from './header.ts'
import type { Span } from './page-text.ts'

const instrument = new RegExp(`(?:法律|政令|省令|府令|勅令|告示|訓令|条例|規則)第${figure}{1,5}号`, 'gu')
/** The year and the body before it, looked at backwards from the instrument. */
const ahead = new RegExp(
  `(?:(?:明治|大正|昭和|平成|令和)(?:元|${figure}{1,3})年(?:${figure}{1,2}月${figure}{1,2}日)?)(?:[\\p{sc=Han}]{1,8}(?:省|府|庁|県|市|都|委員会))?$`,
  'u',
)
const edition = /第\d{1,3}(?:\.\d{1,3})?版/g

export function legalReferencesIn(text: string, { start, end }: Span): Found<string>[] {
  const part = text.slice(start, end)
  const instruments = [...part.matchAll(instrument)].map(({ index, 0: words }) => {
    const before = ahead.exec(part.slice(Math.max(0, index - 30), index))?.[0] ?? ''
    return { index: index - before.length, value: before + words }
  })
  const editions = [...part.matchAll(edition)].map(({ index, 0: value }) => ({ index, value }))
  const seen = new Set<string>()
  return [...instruments, ...editions]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, value }) => {
      if (seen.has(value) || seen.size >= 200) return []
      seen.add(value)
      return [{ value, spans: [{ start: start + index, end: start + index + value.length }] }]
    })
}
