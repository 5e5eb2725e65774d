import { can } from '#core/policy/policy.ts'
import type { DeliveryLine } from '#features/distributions/deliveries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyRow, LedgerBody, LedgerLane, LedgerTable } from '#ui/ledger.tsx'
import { Pager } from '#ui/pager.tsx'
import { day, toneOf } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { type LedgerWords, ledgerWords } from '../../remaining-words.ts'
import { actOf, ledgerAddress } from './ledger-address.ts'
import { LedgerLine } from './ledger-line.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { ActBar, actions } from './act-bar.tsx'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

export { channelWord } from './ledger-line.tsx'

const lanes = [
  { key: 'to', title: 'laneTo', holds: (line: DeliveryLine) => line.role === 'to' && !line.askedSeparately },
  { key: 'cc', title: 'laneCc', note: 'laneNoAsk', holds: (line: DeliveryLine) => line.role === 'cc' },
  { key: 'fyi', title: 'laneFyi', note: 'laneNoAsk', holds: (line: DeliveryLine) => line.role === 'fyi' },
  {
    key: 'separate',
    title: 'laneSeparate',
    note: 'laneSeparateNote',
    holds: (line: DeliveryLine) => line.role === 'to' && line.askedSeparately,
  },
] as const

type LedgerProps = { office: Office; view: LedgerView; query: LedgerQuery }

/** The recipients lane by lane; the form around the table records for the selected rows what its bar says. */
export function Ledger({ office, view, query }: LedgerProps) {
  const { distribution, page } = view
  const isMarking =
    distribution.state === 'published' && can(office.context.actor, 'distribution.mark-notified', distribution.relation)
  const table = <LedgerRows office={office} view={view} query={query} isMarking={isMarking} />
  return (
    <>
      {isMarking && page.items.length > 0 ? (
        <form action={actions[actOf(query)]}>
          <ActBar office={office} view={view} query={query} />
          {table}
        </form>
      ) : (
        table
      )}
      <LedgerPager office={office} view={view} query={query} />
    </>
  )
}

function LedgerRows({ office, view, query, isMarking }: LedgerProps & { isMarking: boolean }) {
  const t = ledgerWords(office)
  const isWide = view.open === null && query.do !== 'deadline'
  const columns = [
    { key: 'organization', label: office.t('organization'), width: 'name' as const },
    { key: 'status', label: office.t('status'), double: true },
    { key: 'sent', label: office.t('colSent'), sub: t('colDateRoute') },
    { key: 'received', label: office.t('colReceived'), sub: t('colDatePerson') },
    { key: 'disseminated', label: office.t('colDisseminated'), sub: t('colDateMeans') },
    ...(isWide ? [{ key: 'remark', label: t('colRemark') }] : []),
    { key: 'days', label: office.t('colDays'), align: 'right' as const },
  ]
  const span = columns.length + (isMarking ? 1 : 0)
  return (
    <LedgerTable
      caption={view.distribution.subject}
      columns={columns}
      fixedName
      {...(isMarking ? { select: { label: office.t('selectAll') } } : {})}
    >
      {view.page.items.length === 0 ? (
        <LedgerBody>
          <NoRows office={office} view={view} span={span} />
        </LedgerBody>
      ) : null}
      {lanes.map((lane) => {
        const held = view.page.items.filter(lane.holds)
        const note = lane.key === 'to' ? askNote(office, view) : office.t(lane.note)
        return held.length === 0 ? null : (
          <LedgerLane
            key={lane.key}
            title={office.t(lane.title)}
            count={office.t('items', { count: held.length })}
            note={note}
            span={span}
          >
            {held.map((line) => (
              <LedgerLine
                key={line.id}
                office={office}
                view={view}
                line={line}
                query={query}
                isMarking={isMarking}
                isWide={isWide}
              />
            ))}
          </LedgerLane>
        )
      })}
    </LedgerTable>
  )
}

/** 受領確認と周知報告をお願いしています。受領 3月5日（金）・周知 3月19日（金） */
function askNote(office: Office, { distribution }: LedgerView): string {
  const t = ledgerWords(office)
  if (distribution.state === 'withdrawn') return t('asksStopped')
  const asks = { none: 'asksNone', receipt: 'asksReceipt', receipt_and_dissemination: 'asksBoth' } as const
  const dues = [
    distribution.receiptDueDate && t('dueReceipt', { date: day(office, distribution.receiptDueDate) ?? '' }),
    distribution.dueDate && t('dueReport', { date: day(office, distribution.dueDate) ?? '' }),
  ].filter(Boolean)
  const asked = t(asks[distribution.ask])
  const separator = office.locale === 'ja' ? '' : ' '
  return [asked, dues.join(t('partsSeparator'))].filter(Boolean).join(separator)
}

export function statusWord(office: Office, status: NonNullable<LedgerView['status']>): string {
  const t = ledgerWords(office)
  if (status === 'outstanding' || status === 'overdue') return t(`w_${status}`)
  return office.t(`s_${toneOf[status]}`)
}

function NoRows({ office, view, span }: { office: Office; view: LedgerView; span: number }) {
  const t = ledgerWords(office)
  if (view.status)
    return (
      <EmptyRow
        span={span}
        title={t('noneOfStatus', { word: statusWord(office, view.status) })}
        sentence={t('noneOfStatusText', { count: view.counts?.total ?? 0 })}
        actions={<a href={ledgerAddress(view.distribution.id, {})}>{t('clearFilter')}</a>}
      />
    )
  return (
    <EmptyRow
      span={span}
      title={t('noRecipientsTitle')}
      sentence={t(view.distribution.state === 'draft' ? 'noRecipientsDraft' : 'noRecipientsText')}
      actions={<ToRecipients t={t} view={view} />}
    />
  )
}

/** A draft gets its recipients where it is written. */
function ToRecipients({ t, view: { distribution } }: { t: LedgerWords; view: LedgerView }) {
  const isDraft = distribution.state === 'draft'
  return (
    <ButtonLink href={isDraft ? `/distributions/${distribution.id}/edit` : `/notices/${distribution.noticeId}`}>
      {t(isDraft ? 'editDraft' : 'toNotice')}
    </ButtonLink>
  )
}

function LedgerPager({ office, view, query }: LedgerProps) {
  const t = ledgerWords(office)
  const { distribution, page, status } = view
  const isAll = !page.next && !query.after && !status
  const count = page.items.length
  const filtered = status ? t('filteredBy', { word: statusWord(office, status) }) : ''
  const file = new URLSearchParams({ format: 'csv', ...(status ? { status } : {}) })
  return (
    <Pager
      label={office.t('recipients')}
      summary={`${filtered}${t(isAll ? 'showingAll' : 'showing', { count })}`}
      {...(page.next
        ? {
            next: {
              href: ledgerAddress(distribution.id, { ...query, open: '', after: page.next }),
              label: office.shell('more'),
            },
          }
        : {})}
    >
      {status ? (
        <ButtonLink variant="quiet" href={ledgerAddress(distribution.id, {})} data-soft="keep">
          {t('clearFilter')}
        </ButtonLink>
      ) : null}
      <LedgerTools office={office} view={view} query={query} />
      {can(office.context.actor, 'delivery.export', distribution.relation) ? (
        <ButtonLink
          variant="quiet"
          href={`/distributions/${distribution.id}/export?${file}`}
          aria-label={t('exportCsvLabel')}
          download
        >
          {t('exportCsv')}
        </ButtonLink>
      ) : null}
    </Pager>
  )
}
