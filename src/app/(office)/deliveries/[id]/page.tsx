import { can } from '#core/policy/policy.ts'
import { getDelivery } from '#features/distributions/deliveries.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { KeyValue } from '#ui/key-value.tsx'
import { Columns, PageHead, SectionHead } from '#ui/page-head.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { DocumentDate, day, numberOr, toneOf } from '../../delivery-words.tsx'
import { Frame } from '../../frame.tsx'
import { office, readOrNotFound } from '../../office.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { AnswerForms } from './answer-forms.tsx'
import { BehalfForms } from './behalf-forms.tsx'
import { History } from './history.tsx'

/** One line of a distribution: the recipient answers here, the issuer records and corrects here. */
export default async function DeliveryPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<ResultQuery>
}) {
  const desk = await office()
  const { id } = await params
  const view = await readOrNotFound(desk.context, async (reader) => {
    const delivery = await getDelivery(reader, id)
    return { delivery, distribution: await getDistribution(reader, delivery.distributionId), today: reader.today }
  })
  const { t } = desk
  const { delivery, distribution } = view
  const isMine = delivery.relation === 'received'
  const status = delivery.line?.status ?? 'not_notified'
  return (
    <Frame context={desk.context} signedIn={desk.signedIn} room={isMine ? 'inbox' : 'distributions'}>
      <PageHead
        crumbs={[
          isMine
            ? { label: t('inboxTitle'), href: '/inbox' }
            : { label: t('distributionsTitle'), href: `/distributions/${distribution.id}#d-${id}` },
          { label: delivery.organizationName },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={numberOr(desk, distribution.documentNumbers, distribution.kind)}
        title={distribution.subject}
      />
      <ResultBar office={desk} query={await searchParams} />
      <Columns>
        <section className="stack">
          <KeyValue
            rows={[
              { term: t('from'), value: distribution.issuerName },
              { term: t('date'), value: <DocumentDate date={distribution.issuedOn} locale={desk.locale} /> },
              { term: t('ask'), value: t(`ask_${distribution.ask}`) },
              { term: t('receiptDue'), value: day(desk, distribution.receiptDueDate) ?? t('noDeadline') },
              { term: t('disseminationDue'), value: day(desk, distribution.dueDate) ?? t('noDeadline') },
              {
                term: t('status'),
                value: (
                  <StatusMark
                    tone={toneOf[status]}
                    word={t(`s_${toneOf[status]}`)}
                    {...(delivery.line?.isBehalf ? { behalf: t('behalf') } : {})}
                  />
                ),
              },
              {
                term: t('document'),
                value: (
                  <a href={`/notices/${distribution.noticeId}`}>
                    {numberOr(desk, distribution.documentNumbers, distribution.kind) || distribution.kind}
                  </a>
                ),
              },
              ...distribution.enclosures.map((one) => ({
                term: t('enclosures'),
                value: (
                  <a href={`/notices/${one.id}`}>
                    {[...one.documentNumbers, one.documentNumbers.length === 0 ? one.kind : '', one.subject]
                      .filter(Boolean)
                      .join(' ')}
                  </a>
                ),
              })),
              ...(isMine
                ? []
                : [
                    {
                      term: t('telephone'),
                      value: [delivery.line?.postName, delivery.line?.telephone].filter(Boolean).join('　') || '—',
                    },
                  ]),
            ]}
          />
          {can(desk.context.actor, 'delivery.answer', delivery.relation) ? (
            <AnswerForms office={desk} delivery={delivery} ask={distribution.ask} today={view.today} />
          ) : null}
          {can(desk.context.actor, 'delivery.answer-on-behalf', delivery.relation) &&
          distribution.state === 'published' ? (
            <BehalfForms office={desk} delivery={delivery} today={view.today} />
          ) : null}
        </section>
        <section>
          <SectionHead title={t('history')} />
          <History office={desk} entries={delivery.history} />
        </section>
      </Columns>
    </Frame>
  )
}
