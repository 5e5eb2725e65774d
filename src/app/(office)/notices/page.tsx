import { can } from '#core/policy/policy.ts'
import { fiscalYears, noticeCount, type NoticeHead, notices } from '#features/notices/queries.ts'
import { kinds } from '#features/notices/notice.ts'
import { formatFiscalYear } from '#core/time/fiscal-year.ts'
import { words } from '#messages/words.ts'
import { runTogether } from '#server/statement.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Cell, EmptyRow, LedgerRow, LedgerTable, NameCell } from '#ui/ledger.tsx'
import { PageHead, Tools } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Static } from '#ui/static-markup.tsx'
import { Kind, Num } from '#ui/status-mark.tsx'
import { DocumentDate, kindWord } from '../delivery-words.tsx'
import { Frame } from '../frame.tsx'
import { type Office, officePage } from '../office.ts'
import { addressOf, readFilter, type RegisterFilter } from './register-filter.ts'

/** 文書台帳, and the answer of the search box. Filters stand in the address. */
export default async function NoticesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const filter = readFilter(await searchParams)
  const { view, ...desk } = await officePage((reader) =>
    runTogether(reader, {
      page: notices(reader, { ...filter, limit: 50 }),
      count: noticeCount(reader, { ...filter, limit: 50 }),
      years: fiscalYears(reader),
    }),
  )
  const { t, shell } = desk
  const say = words(desk.locale, 'notice')
  const { q, after: _after, ...rest } = filter
  const isFiltered = Object.values(rest).some((value) => value !== undefined)
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices" q={q} wide>
      <PageHead title={t('noticesTitle')} sub={say('countOf', { count: view.count })} />
      <Filters office={desk} filter={filter} years={view.years} />
      <Register office={desk} items={view.page.items} q={q} isFiltered={isFiltered} />
      <Pager
        label={t('noticesTitle')}
        summary={shell('shown', { count: view.page.items.length })}
        {...(view.page.next
          ? { next: { href: addressOf({ ...filter, after: view.page.next }), label: shell('more') } }
          : {})}
      />
    </Frame>
  )
}

function Filters({ office: desk, filter, years }: { office: Office; filter: RegisterFilter; years: number[] }) {
  const say = words(desk.locale, 'notice')
  const isSet = Object.values(filter).some((value) => value !== undefined)
  return (
    <form action="/notices" method="get">
      <Tools end={isSet ? <a href="/notices">{desk.t('clearSearch')}</a> : undefined}>
        {filter.q ? <input type="hidden" name="q" value={filter.q} /> : null}
        <label>
          {say('filterKind')}{' '}
          <select name="kind" className="inp inp-short" defaultValue={filter.kind ?? ''}>
            <option value="">{say('filterAll')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindWord(desk, kind)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('filterYear')}{' '}
          <select name="fiscalYear" className="inp inp-short" defaultValue={filter.fiscalYear ?? ''}>
            <option value="">{say('filterAll')}</option>
            {years.map((year) => (
              <option key={year} value={year}>
                {desk.locale === 'ja' ? formatFiscalYear(year) : year}
              </option>
            ))}
          </select>
        </label>
        <Button size="sm">{say('filterButton')}</Button>
        {filter.q ? <span>{say('searchFor', { q: filter.q })}</span> : null}
      </Tools>
    </form>
  )
}

type RegisterProps = {
  office: Office
  items: NoticeHead[]
  q: string | undefined
  isFiltered: boolean
}

function Register({ office: desk, items, q, isFiltered }: RegisterProps) {
  const { t } = desk
  const columns = [
    { key: 'number', label: t('number') },
    { key: 'subject', label: t('subject'), width: 'subject' as const },
    { key: 'issuer', label: t('issuer'), double: true },
    { key: 'date', label: t('date') },
    { key: 'state', label: t('state') },
  ]
  return (
    <LedgerTable caption={t('noticesTitle')} columns={columns}>
      <Static as="tbody">
        {items.length === 0 ? (
          <EmptyRow span={columns.length} {...emptyWords(desk, q, isFiltered)} />
        ) : (
          items.map((notice) => (
            <LedgerRow key={notice.id} struck={notice.withdrawnAt !== null}>
              <Cell>
                <Num>{notice.documentNumbers.join('・') || '—'}</Num> <Kind>{notice.kind}</Kind>
              </Cell>
              <NameCell name={<span lang="ja">{notice.subject}</span>} href={`/notices/${notice.id}`} />
              <Cell double>{notice.issuer.join('・')}</Cell>
              <Cell nowrap>
                <DocumentDate date={notice.date} locale={desk.locale} />
              </Cell>
              <Cell nowrap>{t(notice.withdrawnAt ? 'withdrawn' : notice.publishedAt ? 'published' : 'draft')}</Cell>
            </LedgerRow>
          ))
        )}
      </Static>
    </LedgerTable>
  )
}

function emptyWords({ t, shell, locale, context }: Office, q: string | undefined, isFiltered: boolean) {
  const clear = <a href="/notices">{t('clearSearch')}</a>
  if (isFiltered) return { title: words(locale, 'notice')('noneFiltered'), actions: clear }
  if (q) return { title: t('noHitsTitle', { q }), sentence: t('noHitsText'), actions: clear }
  const register = can(context.actor, 'notice.register', 'own') ? (
    <ButtonLink href="/notices/new">{shell('register')}</ButtonLink>
  ) : undefined
  return { title: t('noNoticesTitle'), sentence: t('noNoticesText'), ...(register ? { actions: register } : {}) }
}
