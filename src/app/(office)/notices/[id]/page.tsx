import { can } from '#core/policy/policy.ts'
import { countByStatus, listDistributions } from '#features/distributions/queries.ts'
import { getNotice } from '#features/notices/queries.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { ButtonLink } from '#ui/button.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { Columns, PageHead, SectionHead } from '#ui/page-head.tsx'
import { DocumentDate, day, numberOr } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { NoticeChain } from './notice-chain.tsx'
import { Arrivals, Files, Links } from './notice-parts.tsx'

export default async function NoticePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<ResultQuery>
}) {
  const desk = await office()
  const { id } = await params
  const view = await readOrNotFound(desk.context, async (reader) => {
    const notice = await getNotice(reader, id)
    const distributions = (await listDistributions(reader, { limit: 10, noticeId: id })).items
    return {
      notice,
      distributions,
      statuses: await countByStatus(
        reader,
        distributions.map((one) => one.id),
      ),
      calendar: await calendarOf(reader, notice.registerId),
    }
  })
  const { t } = desk
  const { notice } = view
  const mayForward =
    notice.relation === 'own' && !notice.withdrawnAt && can(desk.context.actor, 'distribution.draft', 'own')
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room="notices">
      <PageHead
        crumbs={[{ label: t('noticesTitle'), href: '/notices' }, { label: notice.issuer.join('・') }]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, notice.documentNumbers, notice.kind)}
        title={notice.subject}
        {...(mayForward
          ? {
              actions: (
                <ButtonLink variant="primary" href={`/distributions/new?noticeId=${id}`}>
                  {t('newDistribution')}
                </ButtonLink>
              ),
            }
          : {})}
      />
      <ResultBar office={desk} query={await searchParams} />
      <KeyValue
        columns={2}
        rows={[
          {
            term: t('issuer'),
            value: `${notice.issuer.join('・')}${notice.sealOmitted ? `（${t('sealOmitted')}）` : ''}`,
          },
          { term: t('kind'), value: `${notice.kind}${notice.kindInferred ? `（${t('inferredKind')}）` : ''}` },
          { term: t('addressee'), value: notice.addressee ?? t('noDeadline') },
          { term: t('date'), value: <DocumentDate date={notice.date} locale={desk.locale} /> },
          { term: t('request'), value: notice.requestedAction ?? t('noDeadline') },
          { term: t('deadline'), value: day(desk, notice.deadline) ?? t('noDeadline') },
          ...(notice.contact ? [{ term: t('contact'), value: notice.contact }] : []),
        ]}
      />
      <NoticeChain
        office={desk}
        notice={notice}
        distributions={view.distributions}
        statuses={view.statuses}
        calendar={view.calendar}
      />
      <Columns>
        <div className="stack">
          <Files office={desk} notice={notice} />
          <Arrivals office={desk} notice={notice} />
          {notice.body ? (
            <details>
              <summary>{t('bodyText')}</summary>
              <p className="serif prose letter" lang="ja">
                {notice.body}
              </p>
            </details>
          ) : null}
        </div>
        <div className="stack">
          <Links office={desk} notice={notice} />
          <section>
            <SectionHead title={t('distributionsOf')} count={t('items', { count: view.distributions.length })} />
            <ul>
              {view.distributions.map((one) => (
                <li key={one.id}>
                  <a href={`/distributions/${one.id}`}>
                    {numberOr(desk, one.documentNumbers, one.kind)} {one.subject}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </Columns>
    </Frame>
  )
}
