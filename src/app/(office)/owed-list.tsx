import type { ReactNode } from 'react'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { timeOfDay } from '#core/time/display-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import { answerAction, confirmReceiptsAction } from '#features/acknowledgements/actions.ts'
import type { DeskItem, RecentReceipt } from '#features/reports/inbox.ts'
import type { OwedItem } from '#features/reports/owed-item.ts'
import { ButtonLink } from '#ui/button.tsx'
import { OwedRow, OwedTable, RowCheck } from '#ui/owed-row.tsx'
import { SelectedWords, SelectRows } from '#ui/select-rows.tsx'
import { SelectionBar } from '#ui/selection-bar.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { DocumentDate, dueView, numberOr, toneOf } from './delivery-words.tsx'
import type { Office } from './office.ts'
import { ledgerWords } from './remaining-words.ts'
import type { ResultQuery } from './result-bar.tsx'

type OwedListProps = {
  office: Office
  items: DeskItem[]
  today: CalendarDate
  calendar: Calendar
  back: string
  canAnswer: boolean
  query: ResultQuery
}

const canBeReceived = (item: OwedItem) => item.owes === 'receipt'

/** What my organization owes, each with its answer in one press; what was just answered keeps its place. */
export function OwedList(props: OwedListProps) {
  const { office, items, canAnswer, back, query } = props
  const t = ledgerWords(office)
  const isBulk = canAnswer && items.some((item) => canBeReceived(item) || item.receipt !== null)
  return (
    <>
      {isBulk ? (
        <form id="receipts" action={confirmReceiptsAction}>
          <input type="hidden" name="back" value={back} />
          <ReceiptsBar office={office} hasRows={items.some(canBeReceived)} query={query} />
        </form>
      ) : null}
      <OwedTable
        caption={t('owedCaption')}
        columns={[t('colDue'), t('colDocument'), t('colAnswer')]}
        isChecked={isBulk}
      >
        {items.map((item) => (
          <OwedLine key={item.deliveryId} {...props} item={item} isBulk={isBulk} />
        ))}
      </OwedTable>
    </>
  )
}

/** The bar over the list: check all, how many, and the one press. After it, the same bar says what was recorded. */
function ReceiptsBar({ office, hasRows, query }: { office: Office; hasRows: boolean; query: ResultQuery }) {
  const t = ledgerWords(office)
  const done = query.receipt && query.count ? t('receiveEffect', { count: Number(query.count) || 1 }) : null
  return (
    <SelectionBar
      count={
        <>
          {hasRows ? (
            <label className="check-all">
              <input type="checkbox" className="ck" data-check-all="" autoComplete="off" />
              <span className="vh">{t('selectAllRows')}</span>
            </label>
          ) : null}
          {hasRows && !done ? (
            <SelectRows
              name="deliveryIds"
              idle={t('receiveHint')}
              template={t.raw('selected')}
              more={t.raw('selectedMore')}
              separator={t('listSeparator')}
              needed={t('receiveNeeded')}
            />
          ) : (
            <span role={done ? 'status' : undefined}>{done}</span>
          )}
        </>
      }
      quiet={!hasRows}
    >
      {hasRows ? (
        <SubmitButton variant="primary" busyLabel={office.shell('busy')}>
          <SelectedWords name="deliveryIds" idle={t('receiveIdle')} template={t.raw('receiveSelected')} />
        </SubmitButton>
      ) : null}
    </SelectionBar>
  )
}

function OwedLine(props: OwedListProps & { item: DeskItem; isBulk: boolean }) {
  const { office, item, today, calendar, isBulk, query } = props
  const number = numberOr(office, item.documentNumbers, item.kind)
  const name = number || item.subject
  const { receipt } = item
  const check =
    isBulk && canBeReceived(item) ? (
      <RowCheck
        name="deliveryIds"
        value={item.deliveryId}
        label={office.t('selectRow', { name })}
        form="receipts"
        text={number || item.kind}
      />
    ) : null
  return (
    <OwedRow
      due={dueView(office, item.dueOn, today, calendar, item.status === 'question')}
      {...(number ? { number } : {})}
      kind={item.kind}
      from={item.issuerName}
      href={`/deliveries/${item.deliveryId}`}
      subject={item.subject}
      dates={<DocumentDate date={item.issuedOn} locale={office.locale} />}
      isChecked={isBulk}
      check={check}
      note={receipt ? <ReceiptNote office={office} receipt={receipt} isLatest={query.of === item.deliveryId} /> : null}
      done={
        receipt || item.owes === null ? (
          <StatusMark tone={toneOf[item.status]} word={office.t(`s_${toneOf[item.status]}`)} />
        ) : null
      }
      action={<OwedAction {...props} name={name} />}
    />
  )
}

/** 受付番号 0309-4172-6　9:41 */
function ReceiptNote({ office, receipt, isLatest }: { office: Office; receipt: RecentReceipt; isLatest: boolean }) {
  const words = ledgerWords(office)('receiptAt', {
    number: receipt.receiptNumber,
    time: timeOfDay(receipt.recordedAt),
  })
  return <span role={isLatest ? 'status' : undefined}>{words}</span>
}

function OwedAction(props: OwedListProps & { item: OwedItem; name: string }): ReactNode {
  const { office, item, canAnswer, back, name } = props
  if (!canAnswer || item.owes === null) return null
  if (item.owes === 'dissemination')
    return (
      <ButtonLink
        size="sm"
        href={`/deliveries/${item.deliveryId}#report`}
        aria-label={`${office.t('reportDissemination')}　${name}`}
      >
        {office.t('reportDissemination')}
      </ButtonLink>
    )
  return (
    <form action={answerAction}>
      <input type="hidden" name="deliveryId" value={item.deliveryId} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="kind" value="received" />
      <SubmitButton size="sm" busyLabel={office.shell('busy')}>
        {office.t('received')}
      </SubmitButton>
    </form>
  )
}
