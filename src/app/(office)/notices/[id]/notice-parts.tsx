import { calendarDate } from '#core/time/calendar-date.ts'
import { formatEraShort } from '#core/time/era.ts'
import type { NoticeDetail, NoticeLinkLine } from '#features/notices/queries.ts'
import { Icon } from '#ui/icons.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { Num } from '#ui/status-mark.tsx'
import { day } from '../../delivery-words.tsx'
import { channelWord } from '../../distributions/[id]/ledger.tsx'
import type { Office } from '../../office.ts'

type PartProps = { office: Office; notice: NoticeDetail }

export function Files({ office: { t }, notice }: PartProps) {
  return (
    <section>
      <SectionHead title={t('filesTitle')} count={t('versionN', { version: notice.version })} />
      {notice.files.length === 0 ? <p className="t14 mut">{t('noFiles')}</p> : null}
      <ul>
        {notice.files.map((file) => (
          <li key={file.id} className="file">
            <Icon name="file" /> <a href={`/files/${file.id}`}>{file.name}</a>{' '}
            <small>{Math.max(1, Math.round(file.sizeBytes / 1024))} KB</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Arrivals({ office, notice }: PartProps) {
  const { t } = office
  return (
    <section>
      <SectionHead title={t('arrivals')} count={t('items', { count: notice.arrivals.length })} />
      {notice.arrivals.length === 0 ? (
        <p className="t14 mut">{t('noArrivals')}</p>
      ) : (
        <LedgerTable
          caption={t('arrivals')}
          columns={[
            { key: 'on', label: t('day') },
            { key: 'channel', label: t('channel') },
            { key: 'sender', label: t('from') },
          ]}
          plain
        >
          <LedgerBody>
            {notice.arrivals.map((one) => (
              <LedgerRow key={one.id} oneLine>
                <Cell nowrap>{day(office, one.on)}</Cell>
                <Cell>{channelWord(office, one.channel)}</Cell>
                <Cell>{one.sender}</Cell>
              </LedgerRow>
            ))}
          </LedgerBody>
        </LedgerTable>
      )}
    </section>
  )
}

export function Links({ office, notice }: PartProps) {
  const { t } = office
  return (
    <section>
      <SectionHead title={t('links')} />
      {notice.links.length === 0 ? (
        <p className="t14 mut">{t('noLinks')}</p>
      ) : (
        <LedgerTable
          caption={t('links')}
          columns={[
            { key: 'relation', label: t('links') },
            { key: 'document', label: t('document') },
            { key: 'date', label: t('date') },
          ]}
          plain
        >
          <LedgerBody>
            {notice.links.map((link) => (
              <LinkRow key={link.id} office={office} link={link} />
            ))}
          </LedgerBody>
        </LedgerTable>
      )}
    </section>
  )
}

/** A registered letter is a link; a stub shows the cited words and that it is not registered. */
function LinkRow({ office: { t }, link }: { office: Office; link: NoticeLinkLine }) {
  const label = (
    <>
      <Num>{link.numbers.join('・') || link.kind || ''}</Num> {link.title}
    </>
  )
  const stub = [t('notRegistered'), link.dateInferred ? t('inferredDate') : ''].filter(Boolean).join('・')
  return (
    <LedgerRow>
      <Cell nowrap>{t(link.isOutgoing ? `r_${link.relation}` : `r_${link.relation}_in`)}</Cell>
      <Cell sub={link.noticeId ? undefined : stub}>
        {link.noticeId ? <a href={`/notices/${link.noticeId}`}>{label}</a> : label}
      </Cell>
      <Cell nowrap>{link.date ? formatEraShort(calendarDate(link.date)) : null}</Cell>
    </LedgerRow>
  )
}
