import { can } from '#core/policy/policy.ts'
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import { markNotifiedAction } from '#features/distributions/actions.ts'
import type { DeliveryLine } from '#features/distributions/deliveries.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import { Cell, CheckCell, DaysCell, LedgerLane, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { Pager } from '#ui/pager.tsx'
import { SelectRows } from '#ui/select-rows.tsx'
import { SelectionBar } from '#ui/selection-bar.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { ageOf, day, toneOf } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'

export const routes = ['lgwan', 'mail', 'post', 'fax', 'phone', 'hand', 'association', 'web', 'system'] as const

type LedgerProps = {
  office: Office
  distribution: DistributionSummary & { relation: 'own' | 'received' | 'below' | 'none' }
  lines: DeliveryLine[]
  today: CalendarDate
  calendar: Calendar
}

const lanes = [
  {
    key: 'to',
    title: 'laneTo',
    note: null,
    holds: (line: DeliveryLine) => line.role === 'to' && !line.askedSeparately,
  },
  { key: 'cc', title: 'laneCc', note: 'laneNoAsk', holds: (line: DeliveryLine) => line.role === 'cc' },
  { key: 'fyi', title: 'laneFyi', note: 'laneNoAsk', holds: (line: DeliveryLine) => line.role === 'fyi' },
  {
    key: 'separate',
    title: 'laneSeparate',
    note: 'laneSeparateNote',
    holds: (line: DeliveryLine) => line.askedSeparately,
  },
] as const

/** The recipients lane by lane; the form around the table marks the selected rows as forwarded. */
export function Ledger({ office, distribution, lines, today, calendar }: LedgerProps) {
  const { t } = office
  const isMarking =
    distribution.state === 'published' && can(office.context.actor, 'distribution.mark-notified', distribution.relation)
  const columns = [
    { key: 'organization', label: t('organization'), width: 'name' as const },
    { key: 'status', label: t('status'), double: true },
    { key: 'sent', label: t('colSent'), sub: t('dateRoute') },
    { key: 'received', label: t('colReceived'), sub: t('datePerson') },
    { key: 'disseminated', label: t('colDisseminated'), sub: t('dateMeans') },
    { key: 'days', label: t('colDays'), align: 'right' as const },
  ]
  const table = (
    <LedgerTable
      caption={distribution.subject}
      columns={columns}
      fixedName
      {...(isMarking ? { select: { label: t('selectAll') } } : {})}
    >
      {lanes.map(({ key, title, note, holds }) => {
        const held = lines.filter(holds)
        return held.length === 0 ? null : (
          <LedgerLane
            key={key}
            title={t(title)}
            count={t('items', { count: held.length })}
            {...(note ? { note: t(note) } : {})}
            span={columns.length + (isMarking ? 1 : 0)}
          >
            {held.map((line) => (
              <Line key={line.id} office={office} line={line} isMarking={isMarking} today={today} calendar={calendar} />
            ))}
          </LedgerLane>
        )
      })}
    </LedgerTable>
  )
  return (
    <>
      {isMarking ? (
        <form action={markNotifiedAction}>
          <MarkBar office={office} distributionId={distribution.id} />
          {table}
        </form>
      ) : (
        table
      )}
      <Pager label={t('recipients')} summary={t('showing', { count: lines.length })} />
    </>
  )
}

function MarkBar({ office: { t, shell }, distributionId }: { office: Office; distributionId: string }) {
  return (
    <SelectionBar count={<SelectRows name="deliveryIds" idle={t('markHint')} template={t.raw('selected')} />}>
      <input type="hidden" name="distributionId" value={distributionId} />
      <input type="hidden" name="back" value={`/distributions/${distributionId}`} />
      <select name="channel" className="inp" aria-label={t('channel')} defaultValue="lgwan">
        {routes.map((route) => (
          <option key={route} value={route}>
            {t(`c_${route}`)}
          </option>
        ))}
      </select>
      <input
        name="on"
        className="inp inp-short"
        aria-label={t('day')}
        placeholder={shell('today')}
        autoComplete="off"
      />
      <SubmitButton variant="primary" busyLabel={shell('busy')}>
        {t('markNotified')}
      </SubmitButton>
    </SelectionBar>
  )
}

function Line({
  office,
  line,
  isMarking,
  today,
  calendar,
}: {
  office: Office
  line: DeliveryLine
  isMarking: boolean
  today: CalendarDate
  calendar: Calendar
}) {
  const { t } = office
  const isAsked = !line.isExempt
  const days = line.notifiedOn
    ? openDaysBetween(calendarDate(line.notifiedOn), calendarDate(line.disseminatedOn ?? today), calendar)
    : undefined
  return (
    <LedgerRow id={`d-${line.id}`} oneLine={!isAsked} struck={line.status === 'cancelled'}>
      {isMarking ? (
        <CheckCell name="deliveryIds" value={line.id} label={t('selectRow', { name: line.name })} text={line.name} />
      ) : null}
      <NameCell
        name={line.name}
        {...(line.postName ? { sub: line.postName } : {})}
        href={`/deliveries/${line.id}`}
        small={!isAsked}
      />
      <Cell double>
        <StatusMark
          tone={toneOf[line.status]}
          word={line.askedSeparately && line.status === 'notified' ? t('s_asked') : t(`s_${toneOf[line.status]}`)}
          {...(line.isBehalf ? { behalf: t('behalf') } : {})}
        />
      </Cell>
      <Cell nowrap sub={line.notifiedBy ? channelWord(office, line.notifiedBy) : undefined}>
        {day(office, line.notifiedOn)}
      </Cell>
      <Owed office={office} line={line} isAsked={isAsked} on={line.receivedOn} owes="receipt" today={today} />
      <Owed
        office={office}
        line={line}
        isAsked={isAsked}
        on={line.disseminatedOn}
        owes="dissemination"
        today={today}
        {...(line.reached === null ? {} : { extra: t('facilities', { count: line.reached }) })}
      />
      {isAsked && days !== undefined ? (
        <DaysCell days={days} {...(line.owes ? { unit: t('openDays'), age: ageOf(days) } : { sub: t('finished') })} />
      ) : (
        <Cell align="right" />
      )}
    </LedgerRow>
  )
}

type OwedProps = {
  office: Office
  line: DeliveryLine
  isAsked: boolean
  on: string | null
  owes: 'receipt' | 'dissemination'
  today: CalendarDate
  extra?: string
}

/** One asked thing: the day it was answered, or that it is outstanding and until when. */
function Owed({ office, line, isAsked, on, owes, today, extra }: OwedProps) {
  const { t } = office
  if (!isAsked && !on)
    return (
      <Cell>
        <span className="mut">{t('notAsked')}</span>
      </Cell>
    )
  if (on)
    return (
      <Cell nowrap sub={extra}>
        {day(office, on)}
      </Cell>
    )
  if (line.status === 'question')
    return (
      <Cell sub={t('stopped')}>
        {t('s_ques')} {day(office, line.questionOn)}
      </Cell>
    )
  if (line.owes !== owes) return <Cell />
  const isLate = line.dueOn !== null && line.dueOn < today
  return (
    <Cell
      late={isLate}
      sub={line.dueOn ? t('dueOn', { date: day(office, line.dueOn) ?? '' }) : undefined}
      subLate={isLate}
    >
      {t('unconfirmed')}
    </Cell>
  )
}

/** Routes come from the database as words of our own list. */
export function channelWord({ t }: Pick<Office, 't'>, channel: string): string {
  const route = routes.find((one) => one === channel)
  return route ? t(`c_${route}`) : channel
}
