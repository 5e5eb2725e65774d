import { can } from '#core/policy/policy.ts'
import type { FrameFigures } from '#features/reports/frame-figures.ts'
import { desk } from '#features/reports/inbox.ts'
import { answered } from '#features/reports/queries.ts'
import type { OwedItem } from '#features/reports/owed-item.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { OwedRow, OwedTable } from '#ui/owed-row.tsx'
import { PageHead, SectionHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { DocumentDate, day, numberOr, toneOf } from '../delivery-words.tsx'
import { Frame } from '../frame.tsx'
import { type Office, officePage } from '../office.ts'
import { OwedList } from '../owed-list.tsx'
import { ledgerWords } from '../remaining-words.ts'
import { ResultBar, type ResultQuery } from '../result-bar.tsx'

type Query = ResultQuery & { after?: string }

async function readInbox(reader: Reader, after: string | undefined, { inbox, calendar }: FrameFigures) {
  const { page, past } = await runTogether(reader, {
    page: desk(reader, { limit: 50, after }),
    past: answered(reader, 50),
  })
  const kept = new Set(page.items.flatMap((one) => (one.receipt ? one.deliveryId : [])))
  return {
    ...page,
    owed: inbox,
    answered: past.filter((one) => !kept.has(one.deliveryId)),
    today: reader.today,
    calendar,
  }
}

export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { view, ...office } = await officePage((reader, figures) => readInbox(reader, query.after, figures))
  const { t, shell, context } = office
  const words = ledgerWords(office)
  return (
    <Frame context={context} signedIn={office.signedIn} room="inbox">
      <PageHead title={t('inboxTitle')} sub={words('inboxSub', { count: view.owed })} />
      {query.receipt ? null : <ResultBar office={office} query={query} />}
      {view.items.length === 0 ? (
        <EmptyState title={words('noneOwedTitle')} level={2}>
          {words('noneOwedText')}
        </EmptyState>
      ) : (
        <OwedList
          office={office}
          items={view.items}
          today={view.today}
          calendar={view.calendar}
          back={query.after ? `/inbox?after=${encodeURIComponent(query.after)}` : '/inbox'}
          canAnswer={can(context.actor, 'delivery.answer', 'received')}
          query={query}
        />
      )}
      {view.next || query.after ? (
        <Pager
          label={t('inboxTitle')}
          summary={shell('shown', { count: view.items.length })}
          {...(view.next ? { next: { href: `/inbox?after=${view.next}`, label: shell('more') } } : {})}
        />
      ) : null}
      <Answered office={office} items={view.answered} />
    </Frame>
  )
}

function Answered({ office: desk, items }: { office: Office; items: OwedItem[] }) {
  const { t } = desk
  const words = ledgerWords(desk)
  return (
    <>
      <SectionHead id="answered" title={t('answered')} count={t('items', { count: items.length })} />
      {items.length === 0 ? (
        <EmptyState title={words('noneAnsweredTitle')} level={3}>
          {words('noneAnsweredText')}
        </EmptyState>
      ) : (
        <OwedTable caption={words('answeredCaption')} columns={[t('colReceived'), words('colDocument'), t('status')]}>
          {items.map((item) => {
            const number = numberOr(desk, item.documentNumbers, item.kind)
            return (
              <OwedRow
                key={item.deliveryId}
                due={{ text: day(desk, item.receivedOn) ?? t('notAsked'), tone: 'none' }}
                {...(number ? { number } : {})}
                kind={item.kind}
                from={item.issuerName}
                href={`/deliveries/${item.deliveryId}`}
                subject={item.subject}
                dates={<DocumentDate date={item.issuedOn} locale={desk.locale} />}
                done={<StatusMark tone={toneOf[item.status]} word={t(`s_${toneOf[item.status]}`)} />}
              />
            )
          })}
        </OwedTable>
      )}
    </>
  )
}
