/** 引用された文書: what a text says about a notice it names. */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Span } from './page-text.ts'

export interface Citation {
  number: string | null
  date: CalendarDate | null
  /** month and day of the number, year from a month named in the text; never taken for printed */
  dateInferred?: CalendarDate
  issuer: string | null
  relation: string | null
  title?: string
  kind?: string
  andOthers?: boolean
  /** 以下「局長通知」という: how the text calls it from there on */
  shortName?: string
  jointGroup?: number
  mentions: number
  spans: Span[]
}

export interface ResolvedDate extends Span {
  date: CalendarDate | null
}
