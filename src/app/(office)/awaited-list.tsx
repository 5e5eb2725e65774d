import type { Counts, DistributionSummary, StatusCount } from '#features/distributions/queries.ts'
import { AwaitedRow } from '#ui/awaited-row.tsx'
import { day, numberOr } from './delivery-words.tsx'
import type { Office } from './office.ts'
import { StatusBar } from './status-bar.tsx'

type AwaitedListProps = {
  office: Office
  items: DistributionSummary[]
  counts: Map<string, Counts>
  statuses: Map<string, StatusCount[]>
  today: string
}

/** Our distributions, each with its bar and the two measures in words. */
export function AwaitedList({ office, items, counts, statuses, today }: AwaitedListProps) {
  const { t } = office
  return items.map((one) => {
    const figures = counts.get(one.id)
    const number = numberOr(office, one.documentNumbers, one.kind)
    const asked = (statuses.get(one.id) ?? []).filter((row) => row.role === 'to' && !row.askedSeparately)
    const due = one.dueDate ?? one.receiptDueDate
    const isLate = (figures?.overdue ?? 0) > 0
    const answers = (
      <>
        <span className={isLate ? 'late' : undefined}>{t('outstandingN', { count: figures?.outstanding ?? 0 })}</span>
        {figures?.question ? `　${t('questionN', { count: figures.question })}` : ''}
        {due
          ? `・${t('dueOn', { date: day(office, figures && figures.received < asked.length && one.receiptDueDate && one.receiptDueDate >= today ? one.receiptDueDate : due) ?? '' })}`
          : ''}
      </>
    )
    return (
      <AwaitedRow
        key={one.id}
        {...(number ? { number } : {})}
        href={`/distributions/${one.id}`}
        subject={one.subject}
        bar={<StatusBar office={office} counts={asked} href={`/distributions/${one.id}`} />}
        lines={[
          { title: t('answers'), text: answers },
          {
            title: t('reach'),
            text: t('reachAny', {
              done: figures?.disseminated ?? 0,
              all: asked.reduce((sum, row) => sum + row.count, 0),
            }),
          },
        ]}
      />
    )
  })
}
