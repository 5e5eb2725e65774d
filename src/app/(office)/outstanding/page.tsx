import { longDate, otherCalendar } from '#core/time/display-date.ts'
import { can } from '#core/policy/policy.ts'
import { ButtonLink } from '#ui/button.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Frame } from '../frame.tsx'
import { officePage } from '../office.ts'
import { PrintLine } from '../print-line.tsx'
import { ledgerWords, outstandingWords } from '../remaining-words.ts'
import { OutstandingFilters, OutstandingViews } from './outstanding-filters.tsx'
import { OutstandingTable } from './outstanding-table.tsx'
import { exportAddress, filterAddress, type OutstandingQuery, readFilter } from './read-filter.ts'
import { readOutstanding } from './read-outstanding.ts'

export default async function OutstandingPage({ searchParams }: { searchParams: Promise<OutstandingQuery> }) {
  const query = await searchParams
  const filter = readFilter(query)
  const { view, ...desk } = await officePage((reader, frame) => readOutstanding(reader, filter, query.after, frame))
  const { t, locale } = desk
  const words = ledgerWords(desk)
  const { figures } = view
  const parts = outstandingWords(words, {
    receipt: figures.receipt,
    dissemination: figures.all - figures.receipt,
  })
  const state = t('asOf', { date: `${longDate(view.today, locale)} ${otherCalendar(view.today, locale)}` })
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="outstanding" title={t('outstandingTitle')} wide>
      <PageHead
        title={t('outstandingTitle')}
        sub={`${parts}　${words('outSub', { organizations: figures.organizations, notices: figures.notices })}　${state}`}
        actions={
          <>
            <OutstandingViews office={desk} filter={filter} />
            {can(desk.context.actor, 'delivery.export', 'own') ? (
              <ButtonLink variant="quiet" href={exportAddress(filter)} download>
                {words('exportCsv')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PrintLine office={desk} today={view.today} />
      <OutstandingFilters office={desk} filter={filter} figures={figures} />
      <OutstandingTable office={desk} filter={filter} view={view} />
      <Pager
        label={t('outstandingTitle')}
        summary={words('outShown', {
          order: words('orderOldest'),
          count: view.items.length,
          total: view.matching,
        })}
        {...(view.next
          ? { next: { href: filterAddress(filter, { after: view.next }), label: desk.shell('more') } }
          : {})}
      />
    </Frame>
  )
}
