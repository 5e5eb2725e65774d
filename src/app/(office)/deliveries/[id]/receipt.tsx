import { can } from '#core/policy/policy.ts'
import { calendarDateOf, partsOf } from '#core/time/calendar-date.ts'
import { longDate, otherCalendar, timeOfDay } from '#core/time/display-date.ts'
import { eraOf } from '#core/time/era.ts'
import { undoAnswerAction } from '#features/acknowledgements/actions.ts'
import { answerKinds, undoMinutes } from '#features/acknowledgements/answer.ts'
import type { HistoryEntry } from '#features/distributions/deliveries.ts'
import type { DistributionSummary } from '#features/distributions/queries.ts'
import { ReceiptSlip } from '#ui/receipt-slip.tsx'
import { ReceiptStamp } from '#ui/receipt-stamp.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { day, numberOr, toneOf } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { Delivery } from './read-delivery.ts'

type ReceiptProps = { office: Office; delivery: Delivery; distribution: DistributionSummary; now: Date }

/** The receipt of the last answer: number, time, what was recorded, and the stamp; printed as it stands. */
export function Receipt({ office, delivery, distribution, now }: ReceiptProps) {
  const t = ledgerWords(office)
  const entry = delivery.history.find((one) => one.receiptNumber && !one.isVoid)
  const kind = answerKinds.find((one) => one === entry?.kind)
  if (!entry?.receiptNumber || !kind) return null
  const on = calendarDateOf(entry.recordedAt)
  const name = [delivery.organizationName, delivery.line?.postName].filter(Boolean).join('　')
  return (
    <>
      <ReceiptSlip
        heading={t('receiptHeading', { kind: t(`k_${kind}`) })}
        numberLabel={t('receiptNumber')}
        number={entry.receiptNumber}
        stamp={<Stamp office={office} delivery={delivery} kind={t(`k_${kind}`)} at={entry.recordedAt} />}
        rows={[
          {
            term: t('recordedWhat'),
            value: (
              <>
                <StatusMark tone={toneOf[kind]} word={t(`k_${kind}`)} />　{day(office, entry.occurredOn)}　
                {t('version', { version: distribution.version })}
              </>
            ),
          },
          { term: office.t('document'), value: numberOr(office, distribution.documentNumbers, distribution.kind) },
          { term: office.t('subject'), value: distribution.subject },
          { term: t('desk'), value: name },
          { term: t('recordedBy'), value: entry.recordedByName },
        ]}
      >
        <div className="t14">
          {longDate(on, office.locale)} {timeOfDay(entry.recordedAt)}
          <br />
          <span className="mut">{otherCalendar(on, office.locale)}</span>
        </div>
      </ReceiptSlip>
      <Undo office={office} delivery={delivery} entry={entry} kind={t(`k_${kind}`)} now={now} />
      <Next office={office} delivery={delivery} distribution={distribution} />
      <p className="t14 ink2 noprint">{t('printReceipt')}</p>
    </>
  )
}

type UndoProps = Pick<ReceiptProps, 'office' | 'delivery' | 'now'> & { entry: HistoryEntry; kind: string }

/** 受領を取り消す（9:51 まで）: only for an answer of one's own hand, while it is fresh. */
function Undo({ office, delivery, entry, kind, now }: UndoProps) {
  const until = new Date(entry.recordedAt.getTime() + undoMinutes * 60_000)
  if (entry.medium !== null || until <= now || !can(office.context.actor, 'delivery.answer', delivery.relation))
    return null
  return (
    <form action={undoAnswerAction} className="noprint">
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <input type="hidden" name="back" value={`/deliveries/${delivery.id}`} />
      <SubmitButton variant="text" busyLabel={office.shell('busy')}>
        {ledgerWords(office)('undo', { kind, time: timeOfDay(until) })}
      </SubmitButton>
    </form>
  )
}

/** 3.3.9: the year of the era, month and day, as office date stamps have them. */
function Stamp({
  office,
  delivery,
  kind,
  at,
}: Omit<ReceiptProps, 'distribution' | 'now'> & { kind: string; at: Date }) {
  const on = calendarDateOf(at)
  const { year, month, day: dayOfMonth } = partsOf(on)
  const date = [eraOf(on)?.year ?? year, month, dayOfMonth].join('.')
  const label = ledgerWords(office)('stampLabel', { kind, date, name: delivery.organizationName })
  return <ReceiptStamp word={kind} date={date} name={delivery.organizationName} label={label} />
}

function Next({ office, delivery, distribution }: Omit<ReceiptProps, 'now'>) {
  if (delivery.line?.owes !== 'dissemination' || !distribution.dueDate) return null
  return (
    <p className="t14 ink2 noprint">
      {ledgerWords(office)('reportDue', { date: day(office, distribution.dueDate) ?? '' })}
    </p>
  )
}
