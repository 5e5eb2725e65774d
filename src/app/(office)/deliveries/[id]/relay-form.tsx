import { can } from '#core/policy/policy.ts'
import { relayAction } from '#features/distributions/actions.ts'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { day } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { DeliveryView } from './read-delivery.ts'

/** 転達: what came to us goes on to those below, as a draft first; what was passed on already stands beside it. */
export function RelayForm({ office, view: { delivery, relays } }: { office: Office; view: DeliveryView }) {
  const t = ledgerWords(office)
  const isEnded = delivery.line?.status === 'cancelled' || delivery.line?.status === 'closed'
  const mayRelay = !isEnded && can(office.context.actor, 'distribution.relay', delivery.relation)
  if (!mayRelay && relays.length === 0) return null
  return (
    <section>
      <SectionHead title={t('relayTitle')} />
      {relays.length > 0 ? (
        <ul className="letters t14">
          {relays.map((one) => (
            <li key={one.id}>
              <a href={`/distributions/${one.id}`}>{relayWords(office, one)}</a>　{one.subject}
            </li>
          ))}
        </ul>
      ) : null}
      {mayRelay ? (
        <form action={relayAction} className="stack">
          <p className="t14 ink2">{t('relayText')}</p>
          <input type="hidden" name="deliveryId" value={delivery.id} />
          <input type="hidden" name="back" value={`/deliveries/${delivery.id}`} />
          <div>
            <SubmitButton busyLabel={office.shell('busy')}>
              {t(relays.length > 0 ? 'relayAgain' : 'relay')}
            </SubmitButton>
          </div>
        </form>
      ) : null}
    </section>
  )
}

function relayWords(office: Office, one: DeliveryView['relays'][number]): string {
  const t = ledgerWords(office)
  if (one.state === 'withdrawn') return t('withdrawn')
  return one.publishedOn ? t('relaySent', { date: day(office, one.publishedOn) ?? '' }) : t('draft')
}
