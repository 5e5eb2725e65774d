import { can } from '#core/policy/policy.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import { reach } from '#features/coverage/queries.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import { sumOf, tallies } from '#features/distributions/tally.ts'
import { remainingOf } from '#features/reports/remaining.ts'
import { answeredDays } from '#features/reports/response.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { AwaitedRow, AwaitedTable } from '#ui/awaited-row.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SmallCurve } from '#ui/response-curve.tsx'
import { day, numberOr } from './delivery-words.tsx'
import type { Office } from './office.ts'
import { ledgerWords, outstandingWords, overdueOf } from './remaining-words.ts'
import { responseView } from './response-view.ts'
import { StatusBar } from './status-bar.tsx'

/** What the lines of several distributions show, in one statement for all of them. */
export async function readAwaited(reader: Reader, items: readonly DistributionSummary[]) {
  const ids = items.map((one) => one.id)
  return runTogether(reader, { tallies: tallies(reader, ids), reach: reach(reader, ids) })
}
type Figures = Awaited<ReturnType<typeof readAwaited>>

type AwaitedListProps = {
  office: Office
  items: DistributionSummary[]
  figures: Figures
  today: CalendarDate
  calendar: Calendar
}

/** Our distributions, each with its bar, its curve and the two measures in words. */
export function AwaitedList({ items, ...rest }: AwaitedListProps) {
  const { office } = rest
  const t = ledgerWords(office)
  return (
    <AwaitedTable
      caption={t('awaitedCaption')}
      columns={[t('colDistribution'), t('colBar'), t('colCurve'), office.t('answers'), office.t('reach')]}
    >
      {items.map((one) => (
        <AwaitedLine key={one.id} one={one} {...rest} />
      ))}
    </AwaitedTable>
  )
}

type LineProps = Omit<AwaitedListProps, 'items'> & { one: DistributionSummary }

function AwaitedLine({ one, office, figures, today, calendar }: LineProps) {
  const { t } = office
  const number = numberOr(office, one.documentNumbers, one.kind)
  const asked = (figures.tallies.get(one.id)?.rows ?? []).filter((row) => row.role === 'to' && !row.askedSeparately)
  const curve = responseView(ledgerWords(office), one, answeredDays(figures.tallies.get(one.id)), today, calendar)
  return (
    <AwaitedRow
      {...(number ? { number } : {})}
      href={`/distributions/${one.id}`}
      subject={one.subject}
      bar={<StatusBar office={office} counts={asked} href={`/distributions/${one.id}`} />}
      curve={
        curve ? (
          <SmallCurve
            points={curve.points}
            today={curve.today}
            due={curve.due}
            label={curve.label}
            caption={curve.smallCaption}
          />
        ) : null
      }
      lines={[
        { title: t('answers'), text: <AnswerWords office={office} one={one} figures={figures} today={today} /> },
        { title: t('reach'), text: <ReachWords office={office} one={one} figures={figures} /> },
      ]}
    />
  )
}

/** 未確認 3（受領 2・周知 1）　照会中 1・3月5日（金）期限 */
function AnswerWords({ office, one, figures, today }: Omit<LineProps, 'calendar'>) {
  const t = ledgerWords(office)
  if (one.state === 'draft') return t('draft')
  if (one.state === 'withdrawn') return t('withdrawn')
  if (one.ask === 'none') return t('nothingAsked')
  const remaining = remainingOf(figures.tallies.get(one.id))
  if (!remaining) return t('allAnswered')
  const late = overdueOf(remaining)
  const due =
    remaining.receipt > 0 && one.receiptDueDate && one.receiptDueDate >= today ? one.receiptDueDate : one.dueDate
  const rest = [
    late > 0 ? t('overdue', { count: late }) : null,
    remaining.question > 0 ? t('question', { count: remaining.question }) : null,
    due ? t('due', { date: day(office, due) ?? '' }) : null,
  ].filter(Boolean)
  return (
    <>
      <span className={late > 0 ? 'late' : 'strong'}>{outstandingWords(t, remaining)}</span>　
      {rest.join(t('partsSeparator'))}
    </>
  )
}

function ReachWords({ office, one, figures }: Pick<LineProps, 'office' | 'one' | 'figures'>) {
  const t = ledgerWords(office)
  if (one.ask !== 'receipt_and_dissemination') return t('reachNotAsked')
  const reach = figures.reach.get(one.id)
  if (reach && reach.base !== null)
    return (
      <>
        {t('reachMunicipalities', { done: reach.counts.disseminated, all: reach.base })}
        {reach.counts.none > 0 ? (
          <>
            　<span className="swatch hatch" aria-hidden="true" />
            {t('noRecordOf', { count: reach.counts.none })}
          </>
        ) : null}
      </>
    )
  const asked = (figures.tallies.get(one.id)?.rows ?? []).filter((row) => row.role === 'to' && !row.askedSeparately)
  return t('reachAsked', { done: sumOf(asked.filter((row) => row.status === 'disseminated')), all: sumOf(asked) })
}

type NoneAwaitedProps = { office: Office; title: string; level: 2 | 3 }

/** Where nothing was sent yet: what to do first, for those who may. */
export function NoneAwaited({ office, title, level }: NoneAwaitedProps) {
  const t = ledgerWords(office)
  const first = can(office.context.actor, 'notice.register', 'own') ? (
    <ButtonLink href="/notices/new">{t('noneAwaitedCan')}</ButtonLink>
  ) : undefined
  return (
    <EmptyState title={title} level={level} actions={first}>
      {t('noneAwaitedText')}
    </EmptyState>
  )
}
