import { can } from '#core/policy/policy.ts'
import { Drawer, DrawerSection } from '#ui/drawer.tsx'
import { KeyValue } from '#ui/key-value.tsx'
import { StatusMark } from '#ui/status-mark.tsx'
import { DueWords, toneOf } from '../../delivery-words.tsx'
import { BehalfForms } from '../../deliveries/[id]/behalf-forms.tsx'
import type { Delivery } from '../../deliveries/[id]/read-delivery.ts'
import { History } from '../../deliveries/[id]/history.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { ledgerAddress } from './ledger-address.ts'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

type DeliveryDrawerProps = { office: Office; view: LedgerView; delivery: Delivery; query: LedgerQuery }

/** One row in full beside the table: whom to call, what to record, and everything that happened. */
export function DeliveryDrawer({ office, view, delivery, query }: DeliveryDrawerProps) {
  const t = ledgerWords(office)
  const { line } = delivery
  const status = line?.status ?? 'not_notified'
  const { distribution } = view
  const back = ledgerAddress(distribution.id, { ...query, do: '', open: delivery.id })
  const contacts = [
    ...(line?.telephone ? [{ term: t('telephone'), value: <Telephone number={line.telephone} /> }] : []),
    ...(line?.fax ? [{ term: t('fax'), value: line.fax }] : []),
  ]
  return (
    <Drawer
      title={delivery.organizationName}
      sub={[line?.postName, line?.code].filter(Boolean).join('　')}
      closeHref={ledgerAddress(distribution.id, { ...query, do: '', open: '' }, `d-${delivery.id}`)}
      closeLabel={t('closeDrawer')}
    >
      <p>
        <StatusMark
          tone={toneOf[status]}
          word={office.t(`s_${toneOf[status]}`)}
          {...(line?.isBehalf ? { behalf: office.t('behalf') } : {})}
        />
        {line ? <DueWords office={office} line={line} today={view.today} calendar={view.calendar} /> : null}
      </p>
      <DrawerSection title={t('desk')}>
        {contacts.length > 0 ? <KeyValue rows={contacts} /> : <p className="mut">{t('noDesk')}</p>}
      </DrawerSection>
      {can(office.context.actor, 'delivery.answer-on-behalf', delivery.relation) &&
      distribution.state === 'published' ? (
        <BehalfForms
          office={office}
          delivery={delivery}
          today={view.today}
          calendar={view.calendar}
          back={back}
          level={3}
        />
      ) : null}
      <DrawerSection title={t('history')}>
        <History office={office} entries={delivery.history} />
      </DrawerSection>
      <p className="drawer-foot">
        <a href={`/deliveries/${delivery.id}`}>{t('fullPage')}</a>
      </p>
    </Drawer>
  )
}

function Telephone({ number }: { number: string }) {
  return <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>
}
