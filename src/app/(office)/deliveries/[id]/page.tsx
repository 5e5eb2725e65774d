import { can } from '#core/policy/policy.ts'
import { NoticeBar } from '#ui/notice-bar.tsx'
import { Columns, PageHead, SectionHead } from '#ui/page-head.tsx'
import { numberOr } from '../../delivery-words.tsx'
import { ledgerAddress } from '../../distributions/[id]/ledger-address.ts'
import { Frame } from '../../frame.tsx'
import { type Office, officePage } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { ResultBar, type ResultQuery } from '../../result-bar.tsx'
import { AnswerForms } from './answer-forms.tsx'
import { BehalfForms } from './behalf-forms.tsx'
import { DeliveryFacts } from './delivery-facts.tsx'
import { History } from './history.tsx'
import { type DeliveryView, readDelivery } from './read-delivery.ts'
import { Receipt } from './receipt.tsx'
import { RelayForm } from './relay-form.tsx'

/** One line of a distribution: the recipient answers here, the issuer records and corrects here. */
export default async function DeliveryPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<ResultQuery>
}) {
  const { id } = await params
  const { view, ...desk } = await officePage((reader) => readDelivery(reader, id))
  const { delivery, distribution } = view
  const isMine = delivery.relation === 'received'
  const number = numberOr(desk, distribution.documentNumbers, distribution.kind)
  return (
    <Frame
      context={desk.context}
      signedIn={desk.signedIn}
      room={isMine ? 'inbox' : 'distributions'}
      title={`${number || distribution.subject} ${delivery.organizationName}`}
    >
      <PageHead
        crumbs={[
          isMine
            ? { label: desk.t('inboxTitle'), href: '/inbox' }
            : { label: desk.t('distributionsTitle'), href: ledgerAddress(distribution.id, {}, `d-${id}`) },
          { label: isMine ? ledgerWords(desk)('request') : delivery.organizationName },
        ]}
        crumbsLabel={desk.shell('crumbs')}
        number={number}
        title={distribution.subject}
      />
      <ResultBar office={desk} query={await searchParams} />
      <Columns>
        <section className="stack">
          <Ended office={desk} view={view} />
          {isMine ? <Receipt office={desk} {...view} /> : null}
          {can(desk.context.actor, 'delivery.answer', delivery.relation) ? (
            <AnswerForms office={desk} ask={distribution.ask} {...view} />
          ) : null}
          {can(desk.context.actor, 'delivery.answer-on-behalf', delivery.relation) &&
          distribution.state === 'published' ? (
            <BehalfForms office={desk} {...view} back={`/deliveries/${id}`} level={2} />
          ) : null}
          {isMine ? <RelayForm office={desk} view={view} /> : null}
        </section>
        <section className="stack">
          <DeliveryFacts office={desk} view={view} isMine={isMine} />
          <div>
            <SectionHead title={desk.t('history')} />
            <History office={desk} entries={delivery.history} />
          </div>
        </section>
      </Columns>
    </Frame>
  )
}

function Ended({ office: desk, view: { delivery } }: { office: Office; view: DeliveryView }) {
  const t = ledgerWords(desk)
  const { line, relation } = delivery
  if (!line || relation !== 'received') return null
  if (line.status === 'cancelled' || line.status === 'closed')
    return (
      <NoticeBar kind="warn" live={false}>
        {t(line.status === 'cancelled' ? 'withdrawnHere' : 'closedHere')}
      </NoticeBar>
    )
  return line.owes === null && line.receivedOn ? (
    <NoticeBar kind="good" live={false}>
      {t('allAnsweredHere')}
    </NoticeBar>
  ) : null
}
