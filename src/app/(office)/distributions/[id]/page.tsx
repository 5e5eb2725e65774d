import { can } from '#core/policy/policy.ts'
import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate, otherCalendar } from '#core/time/display-date.ts'
import { WithDrawer } from '#ui/drawer.tsx'
import { FreshNotice } from '#ui/fresh-notice.tsx'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { type Office, officePage } from '../../office.ts'
import { PrintLine } from '../../print-line.tsx'
import { ledgerWords } from '../../remaining-words.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { Ledger } from './ledger.tsx'
import { DeadlineDrawer } from './deadline-drawer.tsx'
import { mayMove } from './ledger-tools.tsx'
import { PublishForm } from './publish-form.tsx'
import { UndoMarks } from './undo-marks.tsx'
import { type LedgerQuery, type LedgerView, readLedger } from './read-ledger.ts'
import { LedgerSummary } from './ledger-summary.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

type Query = ResultQuery & LedgerQuery

export default async function DistributionPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Query>
}) {
  const [{ id }, query] = [await params, await searchParams]
  const { view, ...desk } = await officePage((reader) => readLedger(reader, id, query))
  const { distribution } = view
  const t = ledgerWords(desk)
  const number = numberOr(desk, distribution.documentNumbers, distribution.kind)
  const isMoving = query.do === 'deadline' && !view.open && mayMove(desk, view)
  return (
    <Frame
      context={desk.context}
      signedIn={desk.signedIn}
      room="distributions"
      title={number || distribution.subject}
      wide
    >
      <WithDrawer
        drawer={
          view.open ? (
            <DeliveryDrawer office={desk} view={view} delivery={view.open} query={query} />
          ) : isMoving ? (
            <DeadlineDrawer office={desk} view={view} query={query} />
          ) : undefined
        }
      >
        <LedgerHead office={desk} view={view} number={number} />
        <ResultBar office={desk} query={query} undo={<UndoMarks office={desk} view={view} query={query} />} />
        <LedgerState office={desk} view={view} />
        <LedgerSummary office={desk} view={view} />
        {distribution.state === 'published' ? (
          <FreshNotice source={`/api/v1/distributions/${id}`} text={t('fresh')} action={t('showFresh')} />
        ) : null}
        <Ledger office={desk} view={view} query={query} />
        <WithdrawForm office={desk} distribution={distribution} />
      </WithDrawer>
    </Frame>
  )
}

function LedgerHead({ office: desk, view, number }: { office: Office; view: LedgerView; number: string }) {
  const { distribution, today } = view
  return (
    <>
      <PageHead
        crumbs={[{ label: desk.t('distributionsTitle'), href: '/distributions' }, { label: stageOf(desk, view) }]}
        crumbsLabel={desk.shell('crumbs')}
        number={number}
        title={
          <a href={`/notices/${distribution.noticeId}`} className="ttl-plain">
            {distribution.subject}
          </a>
        }
      />
      <PrintLine office={desk} today={today} />
    </>
  )
}

/** Draft, not forwarded yet, or since when it went out: the day of the first mark. */
function stageOf(office: Office, { distribution, sentOn }: LedgerView): string {
  const t = ledgerWords(office)
  const bothCalendars = (day: string) =>
    `${longDate(calendarDate(day), office.locale)} ${otherCalendar(calendarDate(day), office.locale)}`
  if (sentOn) return t('forwardedOn', { date: bothCalendars(sentOn) })
  return distribution.publishedOn
    ? t('notForwardedYet', { date: bothCalendars(distribution.publishedOn) })
    : t('draftCrumb')
}

/** A draft waits for its press; what was withdrawn says so and why. */
function LedgerState({ office: desk, view: { distribution, counts } }: { office: Office; view: LedgerView }) {
  const t = ledgerWords(desk)
  if (distribution.state === 'draft')
    return counts && can(desk.context.actor, 'distribution.publish', distribution.relation) ? (
      <PublishForm office={desk} distributionId={distribution.id} />
    ) : null
  if (distribution.state !== 'withdrawn') return null
  return (
    <NoticeBar kind="warn" live={false}>
      <b>{t('withdrawn')}</b>　{t('withdrawnText')}
      {distribution.withdrawnReason ? (
        <>
          <br />
          {t('withdrawnReason', { reason: distribution.withdrawnReason })}
        </>
      ) : null}
    </NoticeBar>
  )
}
