/** 第・号のない番号: associations number in brackets, the tax administration with a hyphen. */
import { type DocumentNumber, parseDocumentNumber, parseHeaderNumber } from '#core/text/document-number.ts'

import type { Span } from './page-text.ts'

const association = /\(([\p{sc=Han}]{1,3}I{0,3})(\d{1,5})[A-Z]?\)/gu
/** Divisions of the associations that number in brackets; a bracket such as (別添1) or (注2) is none. */
const divisions = /^(?:地|健|保|介|介護|法安|総|学|感|医経|年税|広情|生教|情シ|国際)I{0,3}$/
const taxMention =
  /[課査徴官直間調酒会][\p{sc=Han}]{1,3}(?:\([\p{sc=Han}]{1,3}\))?\d{1,4}(?:-\d{1,4})?|[職給事人任生企公管審][職福審補二三企法総任給生人公管甲]{1,2}-\d{1,4}/gu

/** What stands in brackets with a figure and is no number: (別添1), (注2), (平成30). */
export const annex =
  /^(?:別.*|資料|参考.*|様式|注|問|表|図|例|案|写|第|その|平成|令和|昭和|約|計|全|約|残り?|.*[年月日回版])$/u

export function associationNumbersIn(text: string, { start, end }: Span): (Span & { number: DocumentNumber })[] {
  return [...text.slice(start, end).matchAll(association)].flatMap(({ index, 0: words, 1: division = '' }) => {
    const isDated = /日付?け?(?:文書|通知|事務連絡)?$/.test(text.slice(Math.max(0, start + index - 8), start + index))
    const isDivision = divisions.test(division) || (isDated && !annex.test(division))
    const number = isDivision ? parseDocumentNumber(words) : null
    return number?.ok ? [{ start: start + index, end: start + index + words.length, number }] : []
  })
}

/** 昭和27年直所2-45, …局長通知 職職-123 */
const bareAhead = /[\d元]年$|長?通知[(]?$|長$/

/** 昭和44年5月1日付直審(法)25: without 第 and 号 only right behind a date, a year or an office. */
export function taxNumbersIn(
  text: string,
  { start, end }: Span,
  dateEnds: ReadonlySet<number>,
): (Span & { number: DocumentNumber })[] {
  return [...text.slice(start, end).matchAll(taxMention)].flatMap(({ index, 0: words }) => {
    const at = start + index
    const number =
      dateEnds.has(at) || bareAhead.test(text.slice(Math.max(0, at - 3), at)) ? parseHeaderNumber(words) : null
    return number?.ok ? [{ start: at, end: at + words.length, number }] : []
  })
}
