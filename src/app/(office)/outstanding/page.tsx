import { calendarDate } from '#core/time/calendar-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import { isUuid } from '#core/codes/uuid.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { countOutstanding, listOutstanding } from '#features/reports/queries.ts'
import { Chips } from '#ui/chips.tsx'
import { Cell, DaysCell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Num, StatusMark } from '#ui/status-mark.tsx'
import { longDate, otherCalendar } from '#core/time/display-date.ts'
import { ageOf, dueView, numberOr, toneOf } from '../delivery-words.tsx'
import { Frame } from '../frame.tsx'
import { office, readOrNotFound } from '../office.ts'

const shows = ['all', 'overdue', 'bounced', 'question', 'urgent'] as const
const chipWords = {
  all: 'chipAll',
  overdue: 'chipOverdue',
  bounced: 'chipBounced',
  question: 'chipQuestion',
  urgent: 'chipUrgent',
} as const

export default async function OutstandingPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string; organizationId?: string; after?: string }>
}) {
  const desk = await office()
  const query = await searchParams
  const show = shows.find((one) => one === query.show) ?? 'all'
  const organizationId = query.organizationId && isUuid(query.organizationId) ? query.organizationId : undefined
  const { t, locale } = desk
  const view = await readOrNotFound(desk.context, async (reader) => ({
    ...(await listOutstanding(reader, { show, organizationId, after: query.after, limit: 50 })),
    figures: await countOutstanding(reader),
    today: reader.today,
    calendar: await calendarOf(reader, reader.actor.organizationId ?? ''),
  }))
  const columns = [
    { key: 'organization', label: t('organization'), width: 'name' as const },
    { key: 'days', label: t('colDays'), align: 'right' as const, double: true },
    { key: 'status', label: t('status') },
    { key: 'document', label: t('document') },
    { key: 'owes', label: t('owes') },
    { key: 'due', label: t('colDue') },
  ]
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="outstanding" wide>
      <PageHead
        title={t('outstandingTitle')}
        sub={t('asOf', { date: `${longDate(view.today, locale)} ${otherCalendar(view.today, locale)}` })}
      />
      <Chips
        label={t('filter')}
        items={shows.map((one) => ({
          href: `/outstanding?show=${one}`,
          label: t(chipWords[one]),
          count: view.figures[one],
          pressed: one === show,
        }))}
      />
      <LedgerTable caption={t('outstandingTitle')} columns={columns} fixedName>
        <LedgerBody>
          {view.items.length === 0 ? (
            <EmptyRow
              span={columns.length}
              title={show === 'all' ? t('noneOutstandingTitle') : t('filterNone')}
              sentence={show === 'all' ? t('noneOutstandingText') : undefined}
              actions={show === 'all' ? undefined : <a href="/outstanding">{t('clearSearch')}</a>}
            />
          ) : null}
          {view.items.map((item) => {
            const days = openDaysBetween(calendarDate(item.sinceOn), view.today, view.calendar)
            const due = dueView(desk, item.dueOn, view.today, view.calendar, item.status === 'question')
            return (
              <LedgerRow key={item.deliveryId}>
                <NameCell
                  name={item.name}
                  sub={[item.postName, item.telephone].filter(Boolean).join('　')}
                  href={`/deliveries/${item.deliveryId}`}
                />
                <DaysCell days={days} unit={t('openDays')} age={ageOf(days)} />
                <Cell nowrap>
                  <StatusMark tone={toneOf[item.status]} word={t(`s_${toneOf[item.status]}`)} />
                </Cell>
                <Cell>
                  <a href={`/distributions/${item.distributionId}`}>
                    <Num>{numberOr(desk, item.documentNumbers, item.kind)}</Num> {item.subject}
                  </a>
                </Cell>
                <Cell nowrap>{item.owes ? t(`owes_${item.owes}`) : null}</Cell>
                <Cell nowrap sub={due.date} late={due.tone === 'late'}>
                  {due.text}
                </Cell>
              </LedgerRow>
            )
          })}
        </LedgerBody>
      </LedgerTable>
      <Pager
        label={t('outstandingTitle')}
        summary={desk.shell('shown', { count: view.items.length })}
        {...(view.next
          ? { next: { href: `/outstanding?show=${show}&after=${view.next}`, label: desk.shell('more') } }
          : {})}
      />
    </Frame>
  )
}
