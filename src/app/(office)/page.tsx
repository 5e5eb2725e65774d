import { can } from '#core/policy/policy.ts'
import { countByStatus, countDeliveries, listDistributions } from '#features/distributions/queries.ts'
import { listUnforwarded } from '#features/notices/queries.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { listInbox } from '#features/reports/queries.ts'
import { ArrivalsStrip } from '#ui/arrivals-strip.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Spread, SpreadPage } from '#ui/spread.tsx'
import { AwaitedList } from './awaited-list.tsx'
import { day, numberOr } from './delivery-words.tsx'
import { Frame } from './frame.tsx'
import { office } from './office.ts'
import { OwedList } from './owed-list.tsx'
import { ResultBar, type ResultQuery } from './result-bar.tsx'

export default async function HomePage({ searchParams }: { searchParams: Promise<ResultQuery> }) {
  const desk = await office()
  const { context, signedIn, t, shell } = desk
  const view = await context.read(async (reader) => {
    const awaited = (await listDistributions(reader, { limit: 20 })).items.filter((one) => one.state === 'published')
    const ids = awaited.map((one) => one.id)
    return {
      inbox: (await listInbox(reader, { limit: 20 })).items,
      awaited,
      counts: await countDeliveries(reader, ids),
      statuses: await countByStatus(reader, ids),
      unforwarded: await listUnforwarded(reader, 5),
      today: reader.today,
      calendar: await calendarOf(reader, reader.actor.organizationId ?? ''),
    }
  })
  const overdue = view.inbox.filter(
    (item) => item.dueOn !== null && item.dueOn < view.today && item.status !== 'question',
  ).length
  return (
    <Frame context={context} signedIn={signedIn} room="home">
      <PageHead title={shell('home')} hiddenTitle />
      <ResultBar office={desk} query={await searchParams} />
      {view.unforwarded.length > 0 ? (
        <ArrivalsStrip
          title={t('arrived')}
          counts={[t('unforwarded', { count: view.unforwarded.length })]}
          items={view.unforwarded.map((one) => ({
            id: one.id,
            via: t('registered'),
            at: day(desk, one.date) ?? '',
            subject: (
              <a href={`/notices/${one.id}`}>
                {numberOr(desk, one.documentNumbers, one.kind)} {one.subject}
              </a>
            ),
            action: (
              <ButtonLink size="sm" href={`/notices/${one.id}`}>
                {t('forwardTo')}
              </ButtonLink>
            ),
          }))}
        />
      ) : null}
      <Spread
        left={
          <SpreadPage
            id="owe"
            title={t('weOwe')}
            count={`${t('items', { count: view.inbox.length })}${overdue > 0 ? `　${t('overdueOf', { count: overdue })}` : ''}`}
            action={<a href="/inbox">{t('seeAnswered')}</a>}
          >
            <OwedList
              office={desk}
              items={view.inbox}
              today={view.today}
              calendar={view.calendar}
              back="/"
              canAnswer={can(context.actor, 'delivery.answer', 'received')}
            />
          </SpreadPage>
        }
        right={
          <SpreadPage
            id="await"
            title={t('weAwait')}
            count={t('items', { count: view.awaited.length })}
            action={<a href="/outstanding">{t('seeOutstanding')}</a>}
          >
            {view.awaited.length === 0 ? (
              <EmptyState title={t('noneAwaitedTitle')} level={3}>
                {t('noneAwaitedText')}
              </EmptyState>
            ) : (
              <AwaitedList
                office={desk}
                items={view.awaited}
                counts={view.counts}
                statuses={view.statuses}
                today={view.today}
              />
            )}
          </SpreadPage>
        }
      />
    </Frame>
  )
}
