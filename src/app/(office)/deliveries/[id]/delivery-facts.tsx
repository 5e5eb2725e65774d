import { KeyValue } from '#ui/key-value.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { DocumentDate, day, DueWords, numberOr, toneOf } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { DeliveryView } from './read-delivery.ts'

type DeliveryFactsProps = { office: Office; view: DeliveryView; isMine: boolean }

/** Who asks what of whom, by when, and the letters themselves. */
export function DeliveryFacts({ office, view, isMine }: DeliveryFactsProps) {
  const { t, locale } = office
  const { distribution } = view
  return (
    <KeyValue
      rows={[
        { term: t('from'), value: distribution.issuerName },
        { term: t('date'), value: <DocumentDate date={distribution.issuedOn} locale={locale} /> },
        { term: t('ask'), value: t(`ask_${distribution.ask}`) },
        { term: t('receiptDue'), value: day(office, distribution.receiptDueDate) ?? t('noDeadline') },
        { term: t('disseminationDue'), value: day(office, distribution.dueDate) ?? t('noDeadline') },
        { term: t('status'), value: <State office={office} view={view} isMine={isMine} /> },
        ...letterRows(office, view),
        ...(isMine ? [] : [{ term: t('telephone'), value: deskWords(view) }]),
      ]}
    />
  )
}

function State({ office, view, isMine }: DeliveryFactsProps) {
  const { line } = view.delivery
  const status = line?.status ?? 'not_notified'
  const isLate = Boolean(line?.dueOn && line.dueOn < view.today && line.owes)
  return (
    <>
      <StatusMark
        tone={toneOf[status]}
        word={office.t(`s_${toneOf[status]}`)}
        {...(line?.isBehalf ? { behalf: office.t('behalf') } : {})}
      />
      {line ? <DueWords office={office} line={line} today={view.today} calendar={view.calendar} /> : null}
      {isLate && isMine ? <span className="ink2">　{ledgerWords(office)('late')}</span> : null}
    </>
  )
}

function deskWords({ delivery: { line } }: DeliveryView): string {
  return [line?.postName, line?.telephone, line?.fax && `FAX ${line.fax}`].filter(Boolean).join('　') || '—'
}

function letterRows({ t, ...office }: Office, { distribution }: DeliveryView) {
  const letters = [
    {
      id: distribution.noticeId,
      documentNumbers: distribution.documentNumbers,
      kind: distribution.kind,
      subject: distribution.subject,
    },
    ...distribution.enclosures,
  ]
  return [
    {
      term: ledgerWords(office)('filesOf'),
      value: (
        <ul className="letters">
          {letters.map((one) => (
            <li key={one.id}>
              <a href={`/notices/${one.id}`}>
                {[numberOr({ t, ...office }, one.documentNumbers, one.kind) || one.kind, one.subject].join('　')}
              </a>
            </li>
          ))}
        </ul>
      ),
    },
  ]
}
