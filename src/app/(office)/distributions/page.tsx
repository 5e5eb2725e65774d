import { countByStatus, countDeliveries, listDistributions } from '#features/distributions/queries.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { AwaitedList } from '../awaited-list.tsx'
import { Frame } from '../frame.tsx'
import { office, readOrNotFound } from '../office.ts'

export default async function DistributionsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const desk = await office()
  const { after } = await searchParams
  const view = await readOrNotFound(desk.context, async (reader) => {
    const page = await listDistributions(reader, { limit: 50, after })
    const ids = page.items.map((one) => one.id)
    return {
      ...page,
      counts: await countDeliveries(reader, ids),
      statuses: await countByStatus(reader, ids),
      today: reader.today,
    }
  })
  const { t } = desk
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions">
      <PageHead title={t('distributionsTitle')} sub={t('items', { count: view.items.length })} />
      {view.items.length === 0 ? (
        <EmptyState title={t('noDistributionsTitle')} level={2}>
          {t('noneAwaitedText')}
        </EmptyState>
      ) : (
        <AwaitedList
          office={desk}
          items={view.items}
          counts={view.counts}
          statuses={view.statuses}
          today={view.today}
        />
      )}
      <Pager
        label={t('distributionsTitle')}
        summary={desk.shell('shown', { count: view.items.length })}
        {...(view.next ? { next: { href: `/distributions?after=${view.next}`, label: desk.shell('more') } } : {})}
      />
    </Frame>
  )
}
