/** What the pages of a new distribution and of a draft share: choices, words, the frame. */
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import { shortDate } from '#core/time/display-date.ts'
import { type Calendar, usualCalendar } from '#core/time/open-days.ts'
import { dueChoices } from '#features/distributions/due-proposal.ts'
import { type NoticeDetail, unforwarded } from '#features/notices/queries.ts'
import { calendarOf, ownGroups } from '#features/organizations/queries.ts'
import { reachable } from '#features/organizations/reach.ts'
import { ja } from '#messages/ja/ja.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import type { Results } from '#server/statement.ts'
import type { Office } from '../../office.ts'
import type { ComposeChoices, ComposeWords } from './compose-words.ts'

export function composeWords(locale: Office['locale']): ComposeWords {
  const t = words(locale, 'distribution')
  const keys = Object.keys(ja.distribution) as (keyof typeof ja.distribution)[] // the keys of a constant
  return Object.fromEntries(keys.map((key) => [key, String(t.raw(key))]))
}

/** What the choices of the form are read from. */
export function choiceParts(reader: Reader) {
  const me = reader.actor.organizationId
  return {
    groups: ownGroups(reader),
    others: unforwarded(reader, 20),
    reach: reachable(reader),
    ...(me ? { calendar: calendarOf(me) } : {}),
  }
}

/** @param kept letters that are enclosed already */
export function choicesFor(
  reader: Reader,
  notice: NoticeDetail,
  { calendar, groups, others, reach }: Results<ReturnType<typeof choiceParts>>,
  kept: { id: string; documentNumbers: string[]; kind?: string; subject: string }[] = [],
): ComposeChoices {
  const { locale } = reader.request
  return {
    locale,
    letterDate: notice.date,
    enclosures: enclosuresFor(notice, [...kept, ...others]),
    due: dueWords(reader.today, notice.deadline, calendar ?? usualCalendar, locale),
    groups: groups.map(({ id, name, members }) => ({ id, name, count: members.length })),
    ...reach,
  }
}

/** Letters it forwards, those enclosed already, and those that went nowhere yet. */
function enclosuresFor(
  notice: NoticeDetail,
  more: { id: string; documentNumbers: string[]; kind?: string; subject: string }[],
): { id: string; label: string }[] {
  const forwarded = notice.links
    .filter((link) => link.isOutgoing && link.relation === 'forwards')
    .flatMap(({ noticeId, numbers, kind, title }) =>
      noticeId ? [{ id: noticeId, label: labelOf(numbers, kind ?? '', title ?? '') }] : [],
    )
  const others = more
    .filter((one) => one.id !== notice.id)
    .map((one) => ({ id: one.id, label: labelOf(one.documentNumbers, one.kind ?? '', one.subject) }))
  return [...new Map([...forwarded, ...others].reverse().map((one) => [one.id, one])).values()].reverse()
}

/** 医政発0129第1号「…」 · 事務連絡「…」: a letter without a number is called by its kind. */
export function labelOf(numbers: readonly string[], kind: string, subject: string): string {
  return [numbers.join('・') || kind, subject].filter(Boolean).join('　')
}

/** Quick choices of a due date. @param deadline the one that the letter itself names */
export function dueWords(today: CalendarDate, deadline: string | null, calendar: Calendar, locale: Office['locale']) {
  const t = words(locale, 'distribution')
  return dueChoices(today, deadline ? calendarDate(deadline) : null, calendar).map(({ date, openDays }) => ({
    value: date,
    label:
      openDays === null
        ? t('dueLetter', { date: shortDate(date, locale) })
        : t('dueOpenDays', { count: openDays, date: shortDate(date, locale) }),
  }))
}
