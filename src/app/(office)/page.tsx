import { can } from '#core/policy/policy.ts'
import { listDistributions } from '#features/distributions/queries.ts'
import { listUnforwarded, type NoticeHead } from '#features/notices/queries.ts'
import type { FrameFigures } from '#features/reports/frame-figures.ts'
import { type DeskItem, listDesk } from '#features/reports/inbox.ts'
import { words } from '#messages/words.ts'
import type { Reader } from '#server/context.ts'
import { ArrivalsStrip } from '#ui/arrivals-strip.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Icon } from '#ui/icons.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Spread, SpreadPage } from '#ui/spread.tsx'
import { AwaitedList, readAwaited } from './awaited-list.tsx'
import { day, numberOr } from './delivery-words.tsx'
import { Frame } from './frame.tsx'
import { office, type Office, readFrameFigures } from './office.ts'
import { OwedList } from './owed-list.tsx'
import { ledgerWords, outstandingWords } from './remaining-words.ts'
import { ResultBar, type ResultQuery } from './result-bar.tsx'

const shown = 20

async function readHome(reader: Reader, { inbox, outstanding, calendar }: FrameFigures) {
  const desk = (await listDesk(reader, { limit: shown })).items
  const awaited = (await listDistributions(reader, { limit: shown })).items.filter((one) => one.state === 'published')
  return {
    desk,
    owedCount: inbox,
    awaited,
    figures: await readAwaited(reader, awaited),
    outstanding,
    unforwarded: await listUnforwarded(reader, 5),
    today: reader.today,
    calendar,
  }
}
type HomeView = Awaited<ReturnType<typeof readHome>>
type PartProps = { office: Office; view: HomeView; query: ResultQuery }

export default async function HomePage({ searchParams }: { searchParams: Promise<ResultQuery> }) {
  const desk = await office()
  const query = await searchParams
  const figures = await readFrameFigures(desk.context)
  const view = await desk.context.read((reader) => readHome(reader, figures))
  const mayRegister = can(desk.context.actor, 'notice.register', 'own')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="home">
      <PageHead title={desk.shell('home')} hiddenTitle />
      {query.receipt ? null : <ResultBar office={desk} query={query} />}
      {mayRegister || view.unforwarded.length > 0 ? (
        <Arrivals office={desk} letters={view.unforwarded} isReading={mayRegister} />
      ) : null}
      <Spread
        left={<Owed office={desk} view={view} query={query} />}
        right={
          <>
            <Reports office={desk} view={view} query={query} />
            <Awaited office={desk} view={view} query={query} />
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
        <OwedList
          office={office}
          items={items}
          today={view.today}
          calendar={view.calendar}
          back="/"
          canAnswer={can(office.context.actor, 'delivery.answer', 'received')}
          query={query}
        />
      )}
      {view.owedCount > view.desk.length ? (
        <p className="t14">
          <a href="/inbox">{words('more_home', { count: view.owedCount - view.desk.length })}</a>
        </p>
      ) : null}
    </SpreadPage>
  )
}

/** 周知の報告がまだのもの: received, the report still to come. */
function Reports({ office, view, query }: PartProps) {
  const words = ledgerWords(office)
  const items = view.desk.filter((one) => !standsLeft(one))
  if (items.length === 0) return null
  return (
    <SpreadPage id="reports" title={words('reportsTitle')} count={words('reportsCount', { count: items.length })}>
      <OwedList
        office={office}
        items={items}
        today={view.today}
        calendar={view.calendar}
        back="/"
        canAnswer={can(office.context.actor, 'delivery.answer', 'received')}
        query={query}
      />
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
        <EmptyState
          title={words('noneAwaitedTitle')}
          level={3}
          actions={
            can(office.context.actor, 'notice.register', 'own') ? (
              <ButtonLink href="/notices/new">{words('noneAwaitedCan')}</ButtonLink>
            ) : undefined
          }
        >
          {words('noneAwaitedText')}
        </EmptyState>
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
