import { listNotices } from '#features/notices/queries.ts'
import { Cell, EmptyRow, LedgerBody, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Kind, Num } from '#ui/status-mark.tsx'
import { DocumentDate } from '../delivery-words.tsx'
import { Frame } from '../frame.tsx'
import { office, readOrNotFound } from '../office.ts'

/** 文書台帳, and the answer of the search box. */
export default async function NoticesPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[]; after?: string }>
}) {
  const desk = await office()
  const query = await searchParams
  const q = (Array.isArray(query.q) ? query.q[0] : query.q)?.slice(0, 200)
  const page = await readOrNotFound(desk.context, (reader) => listNotices(reader, { q, after: query.after, limit: 50 }))
  const { t } = desk
  const columns = [
    { key: 'number', label: t('number') },
    { key: 'subject', label: t('subject'), width: 'name' as const },
    { key: 'issuer', label: t('issuer'), double: true },
    { key: 'date', label: t('date') },
    { key: 'state', label: t('state') },
  ]
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices" q={q} wide>
      <PageHead title={t('noticesTitle')} sub={t('items', { count: page.items.length })} />
      <LedgerTable caption={t('noticesTitle')} columns={columns}>
        <LedgerBody>
          {page.items.length === 0 ? (
            <EmptyRow
              span={columns.length}
              title={q ? t('noHitsTitle', { q }) : t('noNoticesTitle')}
              sentence={q ? t('noHitsText') : t('noNoticesText')}
              actions={q ? <a href="/notices">{t('clearSearch')}</a> : undefined}
            />
          ) : null}
          {page.items.map((notice) => (
            <LedgerRow key={notice.id}>
              <Cell>
                <Num>{notice.documentNumbers.join('・') || '—'}</Num> <Kind>{notice.kind}</Kind>
              </Cell>
              <NameCell name={notice.subject} href={`/notices/${notice.id}`} />
              <Cell double>{notice.issuer.join('・')}</Cell>
              <Cell nowrap>
                <DocumentDate date={notice.date} locale={desk.locale} />
              </Cell>
              <Cell nowrap>{t(notice.withdrawnAt ? 'withdrawn' : notice.publishedAt ? 'published' : 'draft')}</Cell>
            </LedgerRow>
          ))}
        </LedgerBody>
      </LedgerTable>
      <Pager
        label={t('noticesTitle')}
        summary={desk.shell('shown', { count: page.items.length })}
        {...(page.next
          ? {
              next: {
                href: `/notices?${q ? `q=${encodeURIComponent(q)}&` : ''}after=${page.next}`,
                label: desk.shell('more'),
              },
            }
          : {})}
      />
    </Frame>
  )
}
