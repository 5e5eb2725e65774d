/** A response curve with its words, large for the ledger and small for a line of a list. */
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import { type AnsweredDays, type Response, responseOf } from '#features/reports/response.ts'
import type { LedgerWords } from './remaining-words.ts'

type Terms = Pick<DistributionSummary, 'ask' | 'receiptDueDate' | 'dueDate'>

const lastShare = (points: Response['received']) => points.at(-1)?.share ?? 0
export const percentOf = (share: number) => Math.round(share * 100)

/** What the curve of a distribution shows today; null while nothing went out or nobody is asked. */
export function responseView(
  t: LedgerWords,
  terms: Terms,
  days: AnsweredDays,
  today: CalendarDate,
  calendar: Calendar,
) {
  const response = responseOf(days, today, calendar)
  if (!response) return null
  const dueOn = terms.receiptDueDate ?? terms.dueDate
  const received = percentOf(lastShare(response.received))
  const isReported = terms.ask === 'receipt_and_dissemination'
  const missed = [25, 50, 75].find((guide) => lastShare(response.received) * 100 < guide - 1e-9)
  const guide = missed === undefined ? '' : t('curveMissed', { percent: missed })
  return {
    points: response.received,
    second: isReported ? response.disseminated : undefined,
    today: response.today,
    due: dueOn ? response.today + openDaysBetween(today, calendarDate(dueOn), calendar) : undefined,
    label: t('curveLabel', {
      received: t('curveReceived', { percent: received, asked: response.asked }),
      disseminated: isReported
        ? t('curveDisseminated', { percent: percentOf(lastShare(response.disseminated)) })
        : t('curveNoReport'),
      today: response.today,
    }),
    caption: t(isReported ? 'curveCaption' : 'curveCaptionReceipt', { guide }),
    smallCaption: t('curveSmall', { days: response.today, percent: received }),
    words: {
      today: t('curveToday'),
      due: t(terms.receiptDueDate ? 'curveDueReceipt' : 'curveDueReport'),
      day: (count: number) => t('curveDay', { days: count }),
    },
  }
}
