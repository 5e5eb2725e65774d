import { calendarDate } from '#core/time/calendar-date.ts'
import { openDaysBetween } from '#core/time/open-days.ts'
import type { OutstandingLine } from '#features/reports/outstanding.ts'
import { Icon } from '#ui/icons.tsx'
import { Cell, DaysCell, EmptyRow, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { Static } from '#ui/static-markup.tsx'
import { Num, StatusMark } from '#ui/status-mark.tsx'
import { ageOf, dueView, numberOr, toneOf } from '../delivery-words.tsx'
import { ledgerAddress } from '../distributions/[id]/ledger-address.ts'
import type { Office } from '../office.ts'
import { ledgerWords } from '../remaining-words.ts'
import { type Filter, filterAddress, isNarrowed, noFilter } from './read-filter.ts'
import type { OutstandingView } from './read-outstanding.ts'

type Props = { office: Office; filter: Filter; view: OutstandingView }

/** Who owes what since when: one body for each organization, or for each letter, oldest first. */
export function OutstandingTable({ office, filter, view }: Props) {
  const { t } = office
  const words = ledgerWords(office)
  const isByOrganization = filter.view === 'organization'
  const columns = [
    { key: 'group', label: isByOrganization ? t('organization') : t('document'), width: 'name' as const },
    { key: 'days', label: t('colDays'), align: 'right' as const, double: true },
    { key: 'status', label: t('status') },
    { key: 'what', label: isByOrganization ? t('document') : t('organization') },
    { key: 'owes', label: t('owes') },
    { key: 'due', label: t('colDue') },
    { key: 'action', label: words('colAction') },
  ]
  const groups = [...Map.groupBy(view.items, (item) => item.groupKey).values()]
  return (
    <Static className="acts-last">
      <LedgerTable caption={t('outstandingTitle')} columns={columns} fixedName>
        {groups.length === 0 ? (
          <LedgerBody>
            <NoRows office={office} filter={filter} view={view} span={columns.length} />
          </LedgerBody>
        ) : null}
        {groups.map((lines) => (
          <LedgerBody key={lines[0]?.groupKey}>
            {lines.map((line, index) => (
              <Line
                key={line.deliveryId}
                office={office}
                view={view}
                line={line}
                isByOrganization={isByOrganization}
                rows={index === 0 ? lines.length : 0}
              />
            ))}
          </LedgerBody>
        ))}
      </LedgerTable>
    </Static>
  )
}

function NoRows({ office, filter, view, span }: Props & { span: number }) {
  const t = ledgerWords(office)
  if (!isNarrowed(filter))
    return <EmptyRow span={span} title={t('noneOutstandingTitle')} sentence={t('noneOutstandingText')} />
  return (
    <EmptyRow
      span={span}
      title={t('filteredNone')}
      sentence={t('filteredNoneText', { count: view.figures.all })}
      actions={<a href={filterAddress({ ...noFilter, view: filter.view })}>{t('clear')}</a>}
    />
  )
}

type LineProps = Omit<Props, 'filter'> & { line: OutstandingLine; isByOrganization: boolean; rows: number }

function Line({ office, view, line, isByOrganization, rows }: LineProps) {
  const { t } = office
  const days = openDaysBetween(calendarDate(line.sinceOn), view.today, view.calendar)
  const due = dueView(office, line.dueOn, view.today, view.calendar, line.status === 'question')
  const isUrgent = line.urgency === 'urgent'
  return (
    <LedgerRow>
      {rows > 0 ? <Group office={office} line={line} isByOrganization={isByOrganization} rows={rows} /> : null}
      <DaysCell days={days} unit={t('openDays')} age={ageOf(days)} />
      <Cell nowrap>
        <StatusMark tone={toneOf[line.status]} word={t(`s_${toneOf[line.status]}`)} />
      </Cell>
      {isByOrganization ? (
        <Cell>
          <Letter office={office} line={line} />
        </Cell>
      ) : (
        <Cell sub={<Desk office={office} line={line} />}>{line.name}</Cell>
      )}
      <Cell nowrap sub={isUrgent ? <b className="late">{ledgerWords(office)('urgent')}</b> : undefined}>
        {line.owes ? t(`owes_${line.owes}`) : null}
      </Cell>
      <Cell nowrap sub={due.tone === 'late' ? due.text : undefined} subLate>
        {due.tone === 'late' ? due.date : due.tone === 'none' ? t('noDue') : (due.date ?? due.text)}
      </Cell>
      <Cell nowrap>
        <a href={ledgerAddress(line.distributionId, { open: line.deliveryId }, 'drawer')}>
          {ledgerWords(office)('answerRecord')}
          <span className="vh">{`　${line.name}　${line.documentNumbers[0] ?? line.subject}`}</span>
        </a>
      </Cell>
    </LedgerRow>
  )
}

/** The name of the group in the first row, across all of its rows. */
function Group({ office, line, isByOrganization, rows }: Omit<LineProps, 'view'>) {
  const t = ledgerWords(office)
  return (
    <th scope="rowgroup" rowSpan={rows} className="name group">
      {isByOrganization ? (
        <>
          <span className="nm">{line.name}</span>
          <Desk office={office} line={line} />
        </>
      ) : (
        <Letter office={office} line={line} />
      )}
      <span className="sub">{t('groupOutstanding', { count: line.groupSize })}</span>
    </th>
  )
}

function Desk({ office, line }: { office: Office; line: OutstandingLine }) {
  return (
    <>
      {line.postName ? <span className="sub">{line.postName}</span> : null}
      <span className="sub">
        {line.telephone ? (
          <>
            <Icon name="phone" />{' '}
            <a className="tel" href={`tel:${line.telephone.replace(/[^\d+]/g, '')}`}>
              {line.telephone}
            </a>
          </>
        ) : (
          ledgerWords(office)('notTelephone')
        )}
      </span>
    </>
  )
}

function Letter({ office, line }: { office: Office; line: OutstandingLine }) {
  return (
    <a href={ledgerAddress(line.distributionId, {})}>
      <Num>{numberOr(office, line.documentNumbers, line.kind) || line.kind}</Num>　{line.subject}
    </a>
  )
}
