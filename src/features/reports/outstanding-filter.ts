/** What may be asked of 未確認, and which lines that holds. */
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, isOpenDay } from '#core/time/open-days.ts'
import { emptySql, rawSql, type Reader, sql } from '#server/context.ts'
import { isForEveryone } from './outstanding-figures.ts'

export const outstandingShows = ['all', 'overdue', 'bounced', 'question', 'urgent'] as const
export type OutstandingShow = (typeof outstandingShows)[number]
export const outstandingViews = ['organization', 'notice'] as const
export type OutstandingView = (typeof outstandingViews)[number]

/** Tiers of recipients as an officer names them, and the kinds of organization in each. */
export const recipientTiers = {
  prefecture: ['prefecture'],
  health_city: ['designated_city', 'core_city', 'health_center_city', 'special_ward'],
  municipality: ['municipality'],
  association: ['association'],
} as const
export type RecipientTier = keyof typeof recipientTiers | 'other'
export const tierNames = [...Object.keys(recipientTiers), 'other'] as RecipientTier[] // keys of the constant above

export interface OutstandingFilter {
  organizationId?: string | undefined
  noticeId?: string | undefined
  show?: OutstandingShow | undefined
  tier?: RecipientTier | undefined
  channel?: string | undefined
  /** only what has waited since this day or longer */
  sinceUpTo?: CalendarDate | undefined
  view?: OutstandingView | undefined
  after?: string | undefined
  limit: number
}

/** The latest day from which more than `days` open days have passed. */
export function dayBeforeOpenDays(today: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  let day = today
  for (let left = days + 1; left > 0; ) {
    if (isOpenDay(day, calendar)) left -= 1
    day = addDays(day, -1)
  }
  return day
}

/** The place of the last line of a page. */
export interface Place {
  first: string
  key: string
  since: string
  code: string
  id: string
}

/** Which lines `v` a filter holds; another alias for a line that is compared with it. */
export function conditions(reader: Reader, filter: Omit<OutstandingFilter, 'limit'>, alias: 'v' | 'earlier' = 'v') {
  const v = rawSql(alias)
  const mine = isForEveryone(reader) ? emptySql : sql`AND ${v}.issuer_id = ${reader.scope.organizationId}::uuid`
  return sql`${v}.owes IS NOT NULL ${mine} ${showCondition(reader, filter.show, alias)} ${tierCondition(filter.tier, alias)}
    ${filter.organizationId ? sql`AND ${v}.organization_id = ${filter.organizationId}::uuid` : emptySql}
    ${filter.noticeId ? sql`AND ${v}.distribution_id IN (SELECT id FROM distribution WHERE notice_id = ${filter.noticeId}::uuid)` : emptySql}
    ${filter.channel ? sql`AND coalesce(${v}.notified_by, ${v}.channel) = ${filter.channel}` : emptySql} ${filter.sinceUpTo ? sql`AND ${v}.since_on <= ${filter.sinceUpTo}::date` : emptySql}`
}

/** Of the recipient of a row with this alias. */
export function tierCondition(tier: RecipientTier | undefined, alias: 'v' | 'earlier' | 'g') {
  if (!tier) return emptySql
  const kind =
    tier === 'other'
      ? sql`o.kind <> ALL (${Object.values(recipientTiers).flat()}::text[])`
      : sql`o.kind = ANY (${[...recipientTiers[tier]]}::text[])`
  return sql`AND EXISTS (SELECT 1 FROM organization o WHERE o.id = ${rawSql(alias)}.organization_id AND ${kind})`
}

function showCondition(reader: Reader, show: OutstandingShow | undefined, alias: 'v' | 'earlier') {
  const v = rawSql(alias)
  if (show === 'question') return sql`AND ${v}.status = 'question'`
  if (show === 'bounced') return sql`AND ${v}.status = 'bounced' AND ${v}.status <> 'question'`
  if (show === 'overdue')
    return sql`AND ${v}.status <> 'question' AND ${v}.due_on < ${reader.today}::date ${since(reader, sql`t.owes <> '' AND t.day < ${reader.today}::date`, alias)}`
  if (show === 'urgent') {
    const urgent = sql`SELECT id FROM distribution WHERE urgency = 'urgent'`
    return sql`AND ${v}.status <> 'question' AND ${v}.distribution_id IN (${urgent}) ${since(reader, sql`t.distribution_id IN (${urgent})`, alias)}`
  }
  return sql`AND ${v}.status <> 'question'`
}

/** Lines are walked from the oldest of the distributions that come into question; where there are none, nothing is walked. */
function since(reader: Reader, candidates: ReturnType<typeof sql>, alias: 'v' | 'earlier') {
  if (alias === 'earlier') return emptySql
  const mine = isForEveryone(reader) ? sql`true` : sql`t.issuer_id = ${reader.scope.organizationId}::uuid`
  return sql`AND v.since_on >= (SELECT min(s.day) FROM delivery_tally_now s WHERE s.measure = 'since'
    AND s.distribution_id IN (SELECT t.distribution_id FROM delivery_tally_now t WHERE ${mine} AND t.count > 0 AND ${candidates}))`
}
