/** 未確認 and its parts in words, the same wherever they stand. */
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import { shortDate } from '#core/time/display-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import type { Remaining, RemainingName } from '#features/reports/remaining.ts'
import { type Words, words } from '#messages/words.ts'
import type { Office } from './office.ts'

export type LedgerWords = Words<'ledger'>

export function ledgerWords({ locale }: Pick<Office, 'locale'>): LedgerWords {
  return words(locale, 'ledger')
}

/** 未確認 3（受領 2・周知 1） */
export function outstandingWords(
  t: LedgerWords,
  { receipt, dissemination }: Pick<Remaining, 'receipt' | 'dissemination'>,
) {
  const parts = [
    ...(receipt > 0 ? [t('partReceipt', { count: receipt })] : []),
    ...(dissemination > 0 ? [t('partDissemination', { count: dissemination })] : []),
  ]
  if (parts.length === 0) return t('noneOutstanding')
  return t('outstandingParts', { total: receipt + dissemination, parts: parts.join(t('partsSeparator')) })
}

export function overdueOf(remaining: Remaining | undefined): number {
  return (remaining?.receiptOverdue ?? 0) + (remaining?.disseminationOverdue ?? 0)
}

const namedAtMost = 3

/** 横須賀市と藤沢市 · 12機関 */
function whoWords(t: LedgerWords, names: readonly string[], count: number): string {
  if (count > namedAtMost || names.length < count) return t('someOrganizations', { count })
  const [first = '', second = ''] = names
  return count === 2 ? t('two', { first, second }) : names.join(t('listSeparator'))
}

type Terms = Pick<DistributionSummary, 'ask' | 'receiptDueDate' | 'dueDate' | 'state'>
type Now = { today: CalendarDate; calendar: Calendar; locale: Office['locale'] }

/** The sentences beside the bars: who is left, who waits for us, what is due next. */
export function remainingSentences(
  t: LedgerWords,
  terms: Terms,
  remaining: Remaining | undefined,
  names: readonly RemainingName[],
  now: Now,
): string[] {
  if (terms.ask === 'none') return [t('nothingAsked')]
  if (!remaining) return terms.state === 'published' ? [t('allAnswered')] : []
  const who = (part: RemainingName['part'], count: number) =>
    whoWords(
      t,
      names.filter((one) => one.part === part).map((one) => one.name),
      count,
    )
  const { receipt, dissemination, question } = remaining
  return [
    receipt > 0 ? t('restReceipt', { who: who('receipt', receipt) }) : question === 0 ? t('allReceived') : null,
    dissemination > 0 ? t('restDissemination', { who: who('dissemination', dissemination) }) : null,
    question > 0 ? t('restQuestion', { who: who('question', question) }) : null,
    nextDue(t, terms, now),
  ].flatMap((sentence) => sentence ?? [])
}

function nextDue(t: LedgerWords, terms: Terms, { today, calendar, locale }: Now): string | null {
  const dues = [
    { what: t('whatReceipt'), on: terms.receiptDueDate },
    { what: t('whatDissemination'), on: terms.dueDate },
  ].flatMap(({ what, on }) => (on ? [{ what, on: calendarDate(on) }] : []))
  const next = dues.find(({ on }) => on >= today)
  if (next) {
    const days = openDaysBetween(today, next.on, calendar)
    const left = next.on === today ? t('dueTodayShort') : t('leftShort', { days })
    return t('nextDue', { what: next.what, left, date: shortDate(next.on, locale) })
  }
  const last = dues.at(-1)
  return last ? t('pastDue', { what: last.what, date: shortDate(last.on, locale) }) : null
}
