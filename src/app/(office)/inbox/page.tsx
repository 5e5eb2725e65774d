import { can } from '#core/policy/policy.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { listAnswered, listInbox } from '#features/reports/queries.ts'
import { PageHead, SectionHead } from '#ui/page-head.tsx'
import { OwedRow } from '#ui/owed-row.tsx'
import { Pager } from '#ui/pager.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { DocumentDate, day, numberOr, toneOf } from '../delivery-words.tsx'
import { Frame } from '../frame.tsx'
import { office, readOrNotFound } from '../office.ts'
import { OwedList } from '../owed-list.tsx'
import { ResultBar, type ResultQuery } from '../result-bar.tsx'

export default async function InboxPage({ searchParams }: { searchParams: Promise<ResultQuery & { after?: string }> }) {
  const desk = await office()
  const query = await searchParams
  const { t, shell, context } = desk
  const view = await readOrNotFound(context, async (reader) => ({
    ...(await listInbox(reader, { limit: 50, after: query.after })),
    answered: await listAnswered(reader, 50),
    today: reader.today,
    calendar: await calendarOf(reader, reader.actor.organizationId ?? ''),
  }))
  return (
    <Frame context={context} signedIn={desk.signedIn} room="inbox">
      <PageHead title={t('inboxTitle')} sub={t('items', { count: view.items.length })} />
      <ResultBar office={desk} query={query} />
      <OwedList
        office={desk}
        items={view.items}
        today={view.today}
        calendar={view.calendar}
        back="/inbox"
        canAnswer={can(context.actor, 'delivery.answer', 'received')}
        isBulk
      />
      <Pager
        label={t('inboxTitle')}
        summary={shell('shown', { count: view.items.length })}
        {...(view.next ? { next: { href: `/inbox?after=${view.next}`, label: shell('more') } } : {})}
      />
      <SectionHead title={t('answered')} count={t('items', { count: view.answered.length })} />
      {view.answered.map((item) => {
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
    </Frame>
  )
}
