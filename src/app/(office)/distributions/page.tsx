import { listDistributions } from '#features/distributions/queries.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { AwaitedList, NoneAwaited, readAwaited } from '../awaited-list.tsx'
import { Frame } from '../frame.tsx'
import { officePage } from '../office.ts'
import { ledgerWords } from '../remaining-words.ts'

export default async function DistributionsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { after } = await searchParams
  const { view, ...desk } = await officePage(async (reader, { calendar }) => {
    const page = await listDistributions(reader, { limit: 50, after })
    return {
      ...page,
      figures: await readAwaited(reader, page.items),
      today: reader.today,
      calendar,
    }
  })
  const { t, shell } = desk
  const words = ledgerWords(desk)
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="distributions">
      <PageHead title={t('distributionsTitle')} sub={t('items', { count: view.items.length })} />
      {view.items.length === 0 ? (
        <NoneAwaited office={desk} title={words('noDistributionsTitle')} level={2} />
      ) : (
        <AwaitedList
          office={desk}
          items={view.items}
          figures={view.figures}
          today={view.today}
          calendar={view.calendar}
        />
      )}
      <Pager
        label={t('distributionsTitle')}
        summary={shell('shown', { count: view.items.length })}
        {...(view.next ? { next: { href: `/distributions?after=${view.next}`, label: shell('more') } } : {})}
      />
    </Frame>
  )
}
