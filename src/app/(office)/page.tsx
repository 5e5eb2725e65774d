import { can } from '#core/policy/policy.ts'
import { distributions } from '#features/distributions/queries.ts'
import { type NoticeHead, unforwarded } from '#features/notices/queries.ts'
import type { FrameFigures } from '#features/reports/frame-figures.ts'
import { type DeskItem, desk } from '#features/reports/inbox.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { ArrivalsStrip } from '#ui/arrivals-strip.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Icon } from '#ui/icons.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Spread, SpreadPage } from '#ui/spread.tsx'
import { AwaitedList, NoneAwaited, readAwaited } from './awaited-list.tsx'
import { day, numberOr } from './delivery-words.tsx'
import { Frame } from './frame.tsx'
import { type Office, officePage } from './office.ts'
import { OwedList } from './owed-list.tsx'
import { ledgerWords, outstandingWords } from './remaining-words.ts'
import { ResultBar, type ResultQuery } from './result-bar.tsx'

const shown = 20

async function readHome(reader: Reader, { inbox, outstanding, calendar }: FrameFigures) {
  const found = await runTogether(reader, {
    desk: desk(reader, { limit: shown }),
    sent: distributions(reader, { limit: shown }),
    unforwarded: unforwarded(reader, 5),
  })
  const awaited = found.sent.items.filter((one) => one.state === 'published')
  return {
    desk: found.desk.items,
    owedCount: inbox,
    awaited,
    figures: await readAwaited(reader, awaited),
    outstanding,
    unforwarded: found.unforwarded,
    today: reader.today,
    calendar,
  }
}
type HomeView = Awaited<ReturnType<typeof readHome>>
type PartProps = { office: Office; view: HomeView; query: ResultQuery }

export default async function HomePage({ searchParams }: { searchParams: Promise<ResultQuery> }) {
  const { view, ...office } = await officePage(readHome)
  const query = await searchParams
  const mayRegister = can(office.context.actor, 'notice.register', 'own')
  return (
    <Frame context={office.context} signedIn={office.signedIn} room="home">
      <PageHead title={office.shell('home')} hiddenTitle />
      {query.receipt ? null : <ResultBar office={office} query={query} />}
      {mayRegister || view.unforwarded.length > 0 ? (
        <Arrivals office={office} letters={view.unforwarded} isReading={mayRegister} />
      ) : null}
      <Spread
        left={<Owed office={office} view={view} query={query} />}
        right={
          <>
            <Reports office={office} view={view} query={query} />
            <Awaited office={office} view={view} query={query} />
          </>
        }
      />
    </Frame>
  )
}

/** What stands on the left page: receipts to give, open questions, and what was just answered. */
const standsLeft = (one: DeskItem) => one.owes !== 'dissemination' || one.status === 'question' || one.receipt !== null

/** @param isReading files may be put in to be read */
function Arrivals({ office, letters, isReading }: { office: Office; letters: NoticeHead[]; isReading: boolean }) {
  const { t } = office
  return (
    <ArrivalsStrip
      title={t('arrived')}
      counts={letters.length > 0 ? [t('unforwarded', { count: letters.length })] : []}
      footer={isReading ? <DropHint office={office} /> : undefined}
      items={letters.map((one) => ({
        id: one.id,
        via: t('registered'),
        at: day(office, one.date) ?? '',
        subject: (
          <a href={`/notices/${one.id}`}>
            {numberOr(office, one.documentNumbers, one.kind)} {one.subject}
          </a>
        ),
        action: (
          <ButtonLink size="sm" href={`/notices/${one.id}`}>
            {t('forwardTo')}
          </ButtonLink>
        ),
      }))}
    />
  )
}

/** The whole page takes files. */
function DropHint({ office }: { office: Office }) {
  return (
    <>
      <Icon name="drop" />
      {words(office.locale, 'reading')('dropHint')}
    </>
  )
}

function Owed({ office, view, query }: PartProps) {
  const { t } = office
  const words = ledgerWords(office)
  const items = view.desk.filter(standsLeft)
  const open = items.filter((one) => one.owes !== null)
  const overdue = open.filter((one) => one.dueOn !== null && one.dueOn < view.today && one.status !== 'question').length
  return (
    <SpreadPage
      id="owe"
      title={t('weOwe')}
      count={`${t('items', { count: open.length })}${overdue > 0 ? `　${t('overdueOf', { count: overdue })}` : ''}`}
      action={<a href="/inbox#answered">{words('seeAnswered')}</a>}
    >
      {items.length === 0 ? (
        <EmptyState title={words('noneOwedTitle')} level={3}>
          {words('noneOwedText')}
        </EmptyState>
      ) : (
        <HomeList office={office} view={view} query={query} items={items} />
      )}
      {view.owedCount > view.desk.length ? (
        <p className="t14">
          <a href="/inbox">{words('more_home', { count: view.owedCount - view.desk.length })}</a>
        </p>
      ) : null}
    </SpreadPage>
  )
}

/** Letters of the left page; an answer leads back to this one. */
function HomeList({ office, view, query, items }: PartProps & { items: PartProps['view']['desk'] }) {
  return (
    <OwedList
      office={office}
      items={items}
      today={view.today}
      calendar={view.calendar}
      back="/"
      canAnswer={can(office.context.actor, 'delivery.answer', 'received')}
      query={query}
    />
  )
}

/** 周知の報告がまだのもの: received, the report still to come. */
function Reports({ office, view, query }: PartProps) {
  const words = ledgerWords(office)
  const items = view.desk.filter((one) => !standsLeft(one))
  if (items.length === 0) return null
  return (
    <SpreadPage id="reports" title={words('reportsTitle')} count={words('reportsCount', { count: items.length })}>
      <HomeList office={office} view={view} query={query} items={items} />
    </SpreadPage>
  )
}

function Awaited({ office, view }: PartProps) {
  const { t } = office
  const words = ledgerWords(office)
  const total = outstandingWords(words, view.outstanding)
  return (
    <SpreadPage
      id="await"
      title={t('weAwait')}
      count={`${words('awaitCount', { count: view.awaited.length })}${view.awaited.length > 0 ? `　${total}` : ''}`}
      action={<a href="/outstanding">{t('seeOutstanding')}</a>}
    >
      {view.awaited.length === 0 ? (
        <NoneAwaited office={office} title={words('noneAwaitedTitle')} level={3} />
      ) : (
        <AwaitedList
          office={office}
          items={view.awaited}
          figures={view.figures}
          today={view.today}
          calendar={view.calendar}
        />
      )}
    </SpreadPage>
  )
}
