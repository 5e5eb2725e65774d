import { calendarDate } from '#core/time/calendar-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import { means, media } from '#features/acknowledgements/answer.ts'
import type { DeliveryLine } from '#features/distributions/deliveries.ts'
import { channels } from '#features/distributions/distribution.ts'
import type { Teller } from '#features/reports/ledger-entry.ts'
import { Icon } from '#ui/icons.tsx'
import { Cell, CheckCell, DaysCell, LedgerRow, NameCell } from '#ui/ledger.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { ageOf, day, toneOf } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { ledgerAddress } from './ledger-address.ts'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

type LineProps = {
  office: Office
  view: LedgerView
  line: DeliveryLine
  query: LedgerQuery
  isMarking: boolean
  isWide: boolean
}

/** One recipient: where it stands, what happened when and by whom, and how many open days it took. */
export function LedgerLine({ office, view, line, query, isMarking, isWide }: LineProps) {
  const { t } = office
  const entry = view.entries.get(line.organizationId)
  const open = ledgerAddress(view.distribution.id, { ...query, do: '', open: line.id }, 'drawer')
  return (
    <LedgerRow
      id={`d-${line.id}`}
      oneLine={line.isExempt}
      struck={line.status === 'cancelled'}
      open={view.open?.id === line.id}
    >
      {isMarking ? (
        <CheckCell name="deliveryIds" value={line.id} label={t('selectRow', { name: line.name })} text={line.name} />
      ) : null}
      <NameCell
        name={line.name}
        {...(line.postName && !line.isExempt ? { sub: line.postName } : {})}
        href={open}
        small={line.isExempt}
      />
      <Cell double>
        <StatusMark
          tone={toneOf[line.status]}
          word={line.askedSeparately && line.status === 'notified' ? t('s_asked') : t(`s_${toneOf[line.status]}`)}
        />
      </Cell>
      <Cell nowrap sub={line.notifiedBy && !line.isExempt ? channelWord(office, line.notifiedBy) : undefined}>
        {line.notifiedOn ? day(office, line.notifiedOn) : ledgerWords(office)('notYet')}
      </Cell>
      <Owed office={office} view={view} line={line} owes="receipt" teller={entry?.received ?? null} />
      <Owed office={office} view={view} line={line} owes="dissemination" teller={entry?.disseminated ?? null} />
      {isWide ? <Cell>{entry?.remark}</Cell> : null}
      <Days office={office} view={view} line={line} />
    </LedgerRow>
  )
}

/** Open days until the last answer, until the clock was stopped, or until today. */
function Days({ office, view, line }: Pick<LineProps, 'office' | 'view' | 'line'>) {
  const t = ledgerWords(office)
  if (line.isExempt || !line.notifiedOn) return <Cell align="right" />
  const isStopped = line.status === 'question'
  const isDone = line.owes === null
  const end = isStopped ? line.questionOn : isDone ? (line.disseminatedOn ?? line.receivedOn) : null
  const days = openDaysBetween(calendarDate(line.notifiedOn), calendarDate(end ?? view.today), view.calendar)
  if (isDone) return <DaysCell days={Math.max(0, days)} sub={t('finished')} />
  if (isStopped) return <DaysCell days={Math.max(0, days)} unit={office.t('openDays')} sub={t('stopped')} />
  return <DaysCell days={days} unit={office.t('openDays')} age={ageOf(days)} />
}

type OwedProps = Pick<LineProps, 'office' | 'view' | 'line'> & {
  owes: 'receipt' | 'dissemination'
  teller: Teller | null
}

/** One asked thing: the day it was answered and by whom, or that it is outstanding and until when. */
function Owed(props: OwedProps) {
  const { office, view, line, owes, teller } = props
  const on = owes === 'receipt' ? line.receivedOn : line.disseminatedOn
  if (on)
    return (
      <Cell nowrap={!teller?.person} sub={<Told office={office} line={line} owes={owes} teller={teller} />}>
        {day(office, on)}
      </Cell>
    )
  const isAsked = !line.isExempt && (owes === 'receipt' || view.distribution.ask === 'receipt_and_dissemination')
  if (!isAsked) return <NotAsked office={office} line={line} owes={owes} />
  if (line.status === 'question') return <Questioned office={office} line={line} owes={owes} />
  return <Awaited {...props} />
}

function NotAsked({ office, line, owes }: Pick<OwedProps, 'office' | 'line' | 'owes'>) {
  const isMembers = owes === 'dissemination' && line.askedSeparately && line.notifiedOn
  return (
    <Cell>
      <span className="mut">{isMembers ? ledgerWords(office)('askedMembers') : office.t('notAsked')}</span>
    </Cell>
  )
}

/** Not answered yet: 未確認 where it is this line's turn, and the date in either case. */
function Awaited({ office, view, line, owes }: OwedProps) {
  const due = owes === 'receipt' ? view.distribution.receiptDueDate : view.distribution.dueDate
  const sub = due && line.owes ? ledgerWords(office)('due', { date: day(office, due) ?? '' }) : undefined
  if (line.owes !== owes || !line.notifiedOn) return <Cell sub={sub} />
  return (
    <Cell nowrap late={line.dueOn !== null && line.dueOn < view.today} sub={sub}>
      {office.t('unconfirmed')}
    </Cell>
  )
}

function Questioned({ office, line, owes }: Pick<OwedProps, 'office' | 'line' | 'owes'>) {
  const t = ledgerWords(office)
  if (owes === 'dissemination') return <Cell sub={t('stoppedDue')} />
  return (
    <Cell nowrap>
      {office.t('f_question')}　{day(office, line.questionOn)}
    </Cell>
  )
}

/** Second line of an answer: the person, the medium of a 代行, the means and the number. */
function Told({ office, line, owes, teller }: Pick<OwedProps, 'office' | 'line' | 'owes' | 'teller'>) {
  const words = owes === 'dissemination' ? meansAndNumber(office, line, teller) : (teller?.person ?? '')
  if (!teller?.medium) return words
  return (
    <>
      <span className="behalf">
        <Icon name="behalf" />
        {office.t('behalf')}　{mediumWord(office, teller.medium)}
      </span>
      {words ? `　${words}` : null}
    </>
  )
}

function meansAndNumber(office: Office, line: DeliveryLine, teller: Teller | null): string {
  const named = (teller?.means ?? []).map((one) => meansWord(office, one)).join('・')
  const number = line.reached === null ? '' : office.t('facilities', { count: line.reached })
  return [named, number].filter(Boolean).join(office.locale === 'ja' ? '　' : ', ')
}

/** Routes, media and means come from the database as words of our own lists. */
export function channelWord({ t }: Pick<Office, 't'>, channel: string): string {
  const known = channels.find((one) => one === channel)
  return known ? t(`c_${known}`) : channel
}

export function mediumWord({ t }: Pick<Office, 't'>, medium: string): string {
  const known = media.find((one) => one === medium)
  return known ? t(`m_${known}`) : medium
}

export function meansWord({ t }: Pick<Office, 't'>, name: string): string {
  const known = means.find((one) => one === name)
  return known ? t(`w_${known}`) : name
}
