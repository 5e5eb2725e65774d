import { addDays, type CalendarDate, calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, isOpenDay, openDaysBetween } from '#core/time/open-days.ts'
import { longDate, otherCalendar, shortDate } from '#core/time/display-date.ts'
import { kinds } from '#features/notices/notice.ts'
import { words } from '#messages/words.ts'
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

/** 事務連絡 · 事務連絡 (office memo): the word on the letter, and in English what it means. */
export function kindWord({ locale }: Pick<Office, 'locale'>, kind: string): string {
  const known = kinds.find((one) => one === kind)
  const meaning = known ? words(locale, 'notice')(`kinds.${known}`) : kind
  return meaning === kind ? kind : `${kind} (${meaning})`
}

/** plain to 5 open days, soon to 10, late from 11 (design.md 2). */
export function ageOf(days: number): 'plain' | 'soon' | 'late' {
  if (days >= 11) return 'late'
  return days >= 6 ? 'soon' : 'plain'
}

/** Days to choose with one press: today, yesterday, and the open days before, six in all (「火曜 3月2日」). */
export function quickDays(
  { shell, locale }: Pick<Office, 'shell' | 'locale'>,
  today: CalendarDate,
  calendar: Calendar,
): { value: string; label: string }[] {
  const earlier: { value: string; label: string }[] = []
  for (let back = 1; earlier.length < 5 && back <= 21; back += 1) {
    const value = addDays(today, -back)
    if (back > 1 && !isOpenDay(value, calendar)) continue
    earlier.push({ value, label: back === 1 ? shell('yesterday') : shortDate(value, locale) })
  }
  return [{ value: today, label: shell('today') }, ...earlier]
}

type OwedLine = { owes: 'receipt' | 'dissemination' | null; status: Status; dueOn: string | null }

/** 受領確認をお願い中　2開庁日超過 */
export function DueWords({
  office,
  line,
  today,
  calendar,
}: {
  office: Office
  line: OwedLine
  today: CalendarDate
  calendar: Calendar
}) {
  if (!line.owes || line.status === 'question') return null
  const due = dueView(office, line.dueOn, today, calendar)
  return (
    <span className={due.tone === 'late' || due.tone === 'soon' ? due.tone : 'ink2'}>
      {`　${office.t(`owes_${line.owes}`)}　${due.text}`}
    </span>
  )
}
