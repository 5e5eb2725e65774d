import { calendarDate } from '#core/time/calendar-date.ts'
import { formatEraShort } from '#core/time/era.ts'
import { unlinkNoticesAction } from '#features/notices/actions.ts'
import type { NoticeLinkLine } from '#features/notices/queries.ts'
import { Button } from '#ui/button.tsx'
import { Cell, LedgerBody, LedgerRow, LedgerTable } from '#ui/ledger.tsx'
import { Num } from '#ui/status-mark.tsx'
import type { Office } from '../../office.ts'
import { Hidden, type PartProps } from './notice-parts.tsx'

/** Letters that this one names, or that name it; a tie made here can be taken back here. */
export function Links({ office, say, view: { notice, acts } }: PartProps) {
  const { t } = office
  if (notice.links.length === 0) return <p className="t14 mut">{t('noLinks')}</p>
  return (
    <LedgerTable
      caption={t('links')}
      columns={[
        { key: 'relation', label: t('links') },
        { key: 'document', label: t('document') },
        { key: 'date', label: t('date') },
        ...(acts.link ? [{ key: 'act', label: say('unlink') }] : []),
      ]}
      plain
    >
      <LedgerBody>
        {notice.links.map((link) => (
          <LedgerRow key={link.id}>
            <Cell nowrap>{t(link.isOutgoing ? `r_${link.relation}` : `r_${link.relation}_in`)}</Cell>
            <LinkCell office={office} link={link} />
            <Cell nowrap>{link.date ? formatEraShort(calendarDate(link.date)) : null}</Cell>
            {acts.link ? (
              <Cell>
                {link.isOutgoing ? (
                  <form action={unlinkNoticesAction}>
                    <Hidden noticeId={notice.id} name="linkId" value={link.id} />
                    <Button variant="text" size="sm" aria-label={say('unlinkOf', { name: nameOf(link) })}>
                      {say('unlink')}
                    </Button>
                  </form>
                ) : null}
              </Cell>
            ) : null}
          </LedgerRow>
        ))}
      </LedgerBody>
    </LedgerTable>
  )
}

const nameOf = (link: NoticeLinkLine) => link.numbers.join('・') || (link.title ?? link.kind ?? '')

/** A registered letter is a link; a stub shows the cited words and that it is not registered. */
function LinkCell({ office: { t }, link }: { office: Office; link: NoticeLinkLine }) {
  const label = (
    <>
      {(link.numbers.length > 0 ? link.numbers : [link.kind ?? '']).map((number, index) => (
        <span key={number}>
          {index > 0 ? '・' : ''}
          <Num>{number}</Num>
        </span>
      ))}{' '}
      {link.title}
    </>
  )
  const stub = [t('notRegistered'), link.dateInferred ? t('inferredDate') : ''].filter(Boolean).join('・')
  return (
    <Cell sub={link.noticeId ? undefined : stub}>
      {link.noticeId ? <a href={`/notices/${link.noticeId}`}>{label}</a> : label}
    </Cell>
  )
}
