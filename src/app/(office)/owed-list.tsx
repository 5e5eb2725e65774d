import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import { answerAction, confirmReceiptsAction } from '#features/acknowledgements/actions.ts'
import type { OwedItem } from '#features/reports/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { OwedRow, RowCheck } from '#ui/owed-row.tsx'
import { SelectRows } from '#ui/select-rows.tsx'
import { SelectionBar } from '#ui/selection-bar.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { DocumentDate, dueView, numberOr } from './delivery-words.tsx'
import type { Office } from './office.ts'

type OwedListProps = {
  office: Office
  items: OwedItem[]
  today: CalendarDate
  calendar: Calendar
  back: string
  canAnswer: boolean
  isBulk?: boolean
}

/** What my organization owes, each with its answer in one press. */
export function OwedList({ office, items, today, calendar, back, canAnswer, isBulk = false }: OwedListProps) {
  const { t, locale, shell } = office
  if (items.length === 0)
    return (
      <EmptyState title={t('noneOwedTitle')} level={isBulk ? 2 : 3}>
        {t('noneOwedText')}
      </EmptyState>
    )
  const isChecked = isBulk && canAnswer && items.some((item) => item.owes === 'receipt')
  return (
    <>
      {isChecked ? (
        <form id="receipts" action={confirmReceiptsAction}>
          <input type="hidden" name="back" value={back} />
          <SelectionBar count={<SelectRows name="deliveryIds" idle={t('selectHint')} template={t.raw('selected')} />}>
            <input type="checkbox" className="ck" data-check-all aria-label={t('selectAll')} />
            <SubmitButton variant="primary" busyLabel={shell('busy')}>
              {t('receivedMany')}
            </SubmitButton>
          </SelectionBar>
        </form>
      ) : null}
      {items.map((item) => {
        const number = numberOr(office, item.documentNumbers, item.kind)
        return (
          <OwedRow
            key={item.deliveryId}
            due={dueView(office, item.dueOn, today, calendar, item.status === 'question')}
            {...(number ? { number } : {})}
            kind={item.kind}
            from={item.issuerName}
            href={`/deliveries/${item.deliveryId}`}
            subject={item.subject}
            dates={<DocumentDate date={item.issuedOn} locale={locale} />}
            {...(isChecked && item.owes === 'receipt'
              ? {
                  check: (
                    <RowCheck
                      name="deliveryIds"
                      value={item.deliveryId}
                      label={t('selectRow', { name: number || item.subject })}
                      form="receipts"
                      text={number || item.kind}
                    />
                  ),
                }
              : {})}
            action={canAnswer ? <OwedAction office={office} item={item} back={back} /> : null}
          />
        )
      })}
    </>
  )
}

function OwedAction({ office: { t, shell }, item, back }: { office: Office; item: OwedItem; back: string }) {
  if (item.owes === 'dissemination')
    return (
      <ButtonLink size="sm" href={`/deliveries/${item.deliveryId}#report`}>
        {t('reportDissemination')}
      </ButtonLink>
    )
  return (
    <form action={answerAction}>
      <input type="hidden" name="deliveryId" value={item.deliveryId} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="kind" value="received" />
      <SubmitButton size="sm" busyLabel={shell('busy')}>
        {t('received')}
      </SubmitButton>
    </form>
  )
}
