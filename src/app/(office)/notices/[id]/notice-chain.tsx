import { calendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import type { DistributionSummary, StatusCount } from '#features/distributions/queries.ts'
import type { NoticeDetail } from '#features/notices/queries.ts'
import { Chain } from '#ui/chain.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { Num } from '#ui/status-mark.tsx'
import { DocumentDate, numberOr } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { StatusBar } from '../../status-bar.tsx'

type NoticeChainProps = {
  office: Office
  notice: NoticeDetail
  distributions: DistributionSummary[]
  statuses: Map<string, StatusCount[]>
  calendar: Calendar
}

/** 国 → 県 → 市 → 医療機関: each node with its letter and date, the open days between above the arrow. */
export function NoticeChain({ office, notice, distributions, statuses, calendar }: NoticeChainProps) {
  const { t, shell } = office
  const first = distributions.find((one) => one.state === 'published')
  if (!first) return null
  const isCover = first.noticeId === notice.id
  const source = isCover
    ? notice.links.find((link) => link.isOutgoing && link.relation === 'forwards' && link.numbers.length > 0)
    : { numbers: notice.documentNumbers, date: notice.date, kind: notice.kind, noticeId: notice.id }
  const asked = (statuses.get(first.id) ?? []).filter((row) => row.role === 'to' && !row.askedSeparately)
  const days = source?.date ? openDaysBetween(calendarDate(source.date), calendarDate(first.issuedOn), calendar) : null
  const total = asked.reduce((sum, row) => sum + row.count, 0)
  return (
    <section>
      <SectionHead title={t('route')} />
      <Chain
        label={t('route')}
        nodes={[
          ...(source
            ? [
                {
                  tier: t('tierState'),
                  body: (
                    <>
                      <Num>{source.numbers.join('・') || source.kind}</Num>
                      <br />
                      {source.date ? <DocumentDate date={source.date} locale={office.locale} /> : null}
                    </>
                  ),
                  ...(isCover ? {} : { state: 'here' as const }),
                },
              ]
            : []),
          {
            tier: t('tierPrefecture'),
            who: first.issuerName,
            body: (
              <>
                <a href={`/distributions/${first.id}`}>
                  <Num>{numberOr(office, first.documentNumbers, first.kind)}</Num>
                </a>
                <br />
                <DocumentDate date={first.issuedOn} locale={office.locale} />
              </>
            ),
            ...(isCover ? { state: 'here' as const } : {}),
            ...(source
              ? { arrow: { verb: t('forwarded'), ...(days === null ? {} : { days: shell('days', { days }) }) } }
              : {}),
          },
          {
            tier: t('tierCity'),
            who: t('items', { count: total }),
            body: <StatusBar office={office} counts={asked} href={`/distributions/${first.id}`} />,
            arrow: { verb: t('asked') },
          },
          {
            tier: t('tierInstitution'),
            who: t('byReport'),
            body: (
              <>
                {t('s_diss')}{' '}
                {asked.filter((row) => row.status === 'disseminated').reduce((sum, row) => sum + row.count, 0)}　
                {t('noRecord')}{' '}
                {asked.filter((row) => row.status !== 'disseminated').reduce((sum, row) => sum + row.count, 0)}
              </>
            ),
            state: 'unknown',
            arrow: { verb: t('reported') },
          },
        ]}
      />
    </section>
  )
}
