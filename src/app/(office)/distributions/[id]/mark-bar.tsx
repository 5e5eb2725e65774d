import { channels } from '#features/distributions/distribution.ts'
import { SelectedWords, SelectRows } from '#ui/select-rows.tsx'
import { SelectionBar } from '#ui/selection-bar.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { quickDays } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { LedgerView } from './read-ledger.ts'

/** What is selected, and how it was forwarded: route, day, remark. The button says how many it marks. */
export function MarkBar({ office, view, isPaged }: { office: Office; view: LedgerView; isPaged: boolean }) {
  const t = ledgerWords(office)
  const { distribution, today, calendar } = view
  const waiting = view.statuses
    .filter((row) => row.status === 'not_notified' || row.status === 'bounced')
    .reduce((sum, row) => sum + row.count, 0)
  const keep = isPaged ? `chosen:${distribution.id}` : undefined
  const isBounced = view.statuses.some((row) => row.status === 'bounced')
  const idle = waiting > 0 ? t(isBounced ? 'markAllAgain' : 'markAllIdle', { count: waiting }) : t('markIdle')
  return (
    <SelectionBar
      count={
        <SelectRows
          name="deliveryIds"
          keep={keep}
          idle={t('barIdle')}
          template={t.raw('selected')}
          more={t.raw('selectedMore')}
          separator={t('listSeparator')}
        />
      }
    >
      <input type="hidden" name="distributionId" value={distribution.id} />
      <input type="hidden" name="back" value={`/distributions/${distribution.id}`} />
      <select name="channel" className="inp inp-auto" aria-label={office.t('channel')} defaultValue="lgwan">
        {channels.map((route) => (
          <option key={route} value={route}>
            {office.t(`c_${route}`)}
          </option>
        ))}
      </select>
      <select name="onChoice" className="inp inp-auto" aria-label={t('markLegend')} defaultValue={today}>
        {quickDays(office, today, calendar).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <input
        name="on"
        className="inp inp-short"
        aria-label={office.shell('otherDay')}
        placeholder={office.shell('otherDay')}
        autoComplete="off"
      />
      <input
        name="note"
        className="inp inp-short"
        aria-label={t('markNote')}
        placeholder={t('markNote')}
        autoComplete="off"
      />
      <SubmitButton variant="primary" busyLabel={office.shell('busy')}>
        <SelectedWords name="deliveryIds" keep={keep} idle={idle} template={t.raw('markSelected')} />
      </SubmitButton>
    </SelectionBar>
  )
}
