import { can } from '#core/policy/policy.ts'
import { countByStatus, countDeliveries, getDistribution } from '#features/distributions/queries.ts'
import { listDeliveries, type StatusFilter, statusFilters } from '#features/distributions/deliveries.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Rulers } from '#ui/segmented-bar.tsx'
import { day, numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { StatusBar } from '../../status-bar.tsx'
import { Ledger } from './ledger.tsx'
import { PublishForm } from './publish-form.tsx'

type Query = ResultQuery & { status?: string }

export default async function DistributionPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Query>
}) {
  const desk = await office()
  const [{ id }, query] = [await params, await searchParams]
  const status: StatusFilter | undefined = statusFilters.find((one) => one === query.status)
  const view = await readOrNotFound(desk.context, async (reader) => {
    const distribution = await getDistribution(reader, id)
    const lines = await listDeliveries(reader, { distributionId: id, status, limit: 200 })
    return {
      distribution,
      lines: lines.items,
      counts: (await countDeliveries(reader, [id])).get(id),
      statuses: (await countByStatus(reader, [id])).get(id) ?? [],
      today: reader.today,
      calendar: await calendarOf(reader, distribution.issuerId),
    }
  })
  const { t } = desk
  const { distribution } = view
  const asked = view.statuses.filter((row) => row.role === 'to' && !row.askedSeparately)
  const separately = view.statuses.filter((row) => row.askedSeparately)
  const total = asked.reduce((sum, row) => sum + row.count, 0)
  const dates = [
    distribution.receiptDueDate && `${t('receiptDue')} ${day(desk, distribution.receiptDueDate)}`,
    distribution.dueDate && `${t('disseminationDue')} ${day(desk, distribution.dueDate)}`,
  ]
    .filter(Boolean)
    .join('・')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions" wide>
      <PageHead
        crumbs={[
          { label: t('distributionsTitle'), href: '/distributions' },
          { label: distribution.publishedOn ? `${day(desk, distribution.publishedOn)} ${t('forwarded')}` : t('draft') },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, distribution.documentNumbers, distribution.kind)}
        title={distribution.subject}
        sub={
          <>
            {t(`ask_${distribution.ask}`)}　{dates}
          </>
        }
      />
      <ResultBar office={desk} query={query} />
      {distribution.state === 'draft' && can(desk.context.actor, 'distribution.publish', distribution.relation) ? (
        <PublishForm office={desk} distributionId={id} />
      ) : null}
      <Rulers
        rows={[
          {
            title: t('answers'),
            base: t('items', { count: total }),
            bar: <StatusBar office={desk} counts={asked} href={`/distributions/${id}`} pressed={query.status} big />,
          },
          ...(separately.length > 0
            ? [
                {
                  title: t('laneSeparate'),
                  base: t('items', { count: separately.reduce((sum, row) => sum + row.count, 0) }),
                  bar: <p className="t14">{t('laneSeparateNote')}</p>,
                },
              ]
            : []),
        ]}
        sentence={
          <>
            {t('outstandingN', { count: view.counts?.outstanding ?? 0 })}　
            {t('questionN', { count: view.counts?.question ?? 0 })}　
            {t('notSentN', { count: view.counts?.not_notified ?? 0 })}
          </>
        }
      />
      <Ledger
        office={desk}
        distribution={distribution}
        lines={view.lines}
        today={view.today}
        calendar={view.calendar}
      />
    </Frame>
  )
}
