import type { CalendarDate } from '#core/time/calendar-date.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import { longDate, otherCalendar, shortDate } from '#core/time/display-date.ts'
import type { Status } from '#features/distributions/standing.ts'
import type { Office } from './office.ts'
import { BothDates } from '#ui/status-mark.tsx'

/** Glyph of each status; the word stands beside it in the messages (`s_recv`). */
export const toneOf = {
  not_notified: 'none',
  notified: 'sent',
  bounced: 'boun',
  received: 'recv',
  disseminated: 'diss',
  not_concerned: 'exem',
  misaddressed: 'mis',
  question: 'ques',
  closed: 'close',
  cancelled: 'canc',
} as const satisfies Record<Status, string>

type Words = Pick<Office, 't' | 'locale'>

export interface DueView {
  text: string
  date?: string
  tone: 'late' | 'soon' | 'plain' | 'none'
}

/** あと3開庁日 ・ 2開庁日超過 ・ 期限なし */
export function dueView(
  { t, locale }: Words,
  dueOn: string | null,
  today: CalendarDate,
  calendar: Calendar,
  isStopped = false,
): DueView {
  if (isStopped) return { text: t('s_ques'), date: t('stopped'), tone: 'plain' }
  if (!dueOn) return { text: t('noDue'), date: t('noDueText'), tone: 'none' }
  const due = calendarDate(dueOn)
  const days = openDaysBetween(today, due, calendar)
  const date = shortDate(due, locale)
  if (due < today) return { text: t('past', { days: Math.max(1, -days) }), date, tone: 'late' }
  if (due === today) return { text: t('dueToday'), date, tone: 'soon' }
  return { text: t('left', { days }), date, tone: days <= 3 ? 'soon' : 'plain' }
}

export function DocumentDate({ date, locale }: { date: string; locale: Office['locale'] }) {
  const day = calendarDate(date)
  return <BothDates era={longDate(day, locale)} iso={otherCalendar(day, locale)} />
}

export function day({ locale }: Pick<Office, 'locale'>, date: string | null): string | null {
  return date ? shortDate(calendarDate(date), locale) : null
}

export function numberOr({ t }: Words, numbers: readonly string[], kind: string): string {
  return numbers.join('・') || (kind === '事務連絡' ? '' : t('noNumber'))
}

/** plain to 5 open days, soon to 10, late from 11 (design.md 2). */
export function ageOf(days: number): 'plain' | 'soon' | 'late' {
  if (days >= 11) return 'late'
  return days >= 6 ? 'soon' : 'plain'
}
