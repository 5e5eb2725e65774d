import type { ReactNode } from 'react'
import { recordAnswersAction } from '#features/acknowledgements/actions.ts'
import { answerKinds, media } from '#features/acknowledgements/answer.ts'
import { markNotifiedAction, recordBounceAction, unmarkNotifiedAction } from '#features/distributions/actions.ts'
import { channels } from '#features/distributions/distribution.ts'
import { sumOf } from '#features/distributions/tally.ts'
import { Chips } from '#ui/chips.tsx'
import { DateField } from '#ui/date-field.tsx'
import { SelectedWords, SelectRows } from '#ui/select-rows.tsx'
import { SelectionBar } from '#ui/selection-bar.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { quickDays } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import { Choice, Words } from './act-fields.tsx'
import { type Act, actOf, acts, ledgerAddress } from './ledger-address.ts'
import type { LedgerQuery, LedgerView } from './read-ledger.ts'

/** What the form around the table posts to. */
export const actions = {
  mark: markNotifiedAction,
  answer: recordAnswersAction,
  bounce: recordBounceAction,
  unmark: unmarkNotifiedAction,
} as const satisfies Record<Act, unknown>

type ActBarProps = { office: Office; view: LedgerView; query: LedgerQuery }
type PartProps = ActBarProps & { keep: string | undefined }

/** What is selected, what may be recorded for it, and the fields of the one that was chosen. The button says how many it is for. */
export function ActBar({ office, view, query }: ActBarProps) {
  const t = ledgerWords(office)
  const { distribution, page } = view
  const act = actOf(query)
  const keep = page.next || query.after ? `chosen:${distribution.id}` : undefined
  const Fields = fields[act]
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
      choice={
        <Chips
          label={t('actsLabel')}
          items={acts.map((one) => ({
            href: ledgerAddress(distribution.id, { ...query, open: '', do: one === 'mark' ? '' : one }),
            label: t(`act_${one}`),
            pressed: one === act,
          }))}
        />
      }
    >
      <input type="hidden" name="distributionId" value={distribution.id} />
      <input type="hidden" name="back" value={ledgerAddress(distribution.id, { ...query, open: '' })} />
      <input type="hidden" name="doneAt" value={ledgerAddress(distribution.id, { ...query, open: '', do: '' })} />
      <Fields office={office} view={view} query={query} keep={keep} />
    </SelectionBar>
  )
}

const fields = { mark: MarkFields, answer: AnswerFields, bounce: BounceFields, unmark: UnmarkFields }

function MarkFields({ office, view, keep }: PartProps) {
  const t = ledgerWords(office)
  const isBounced = view.statuses.some((row) => row.status === 'bounced')
  const waiting = sumOf(view.statuses.filter((row) => row.status === 'not_notified' || row.status === 'bounced'))
  return (
    <>
      <Choice
        name="channel"
        label={office.t('channel')}
        options={channels.map((route) => ({ value: route, label: office.t(`c_${route}`) }))}
        value="lgwan"
      />
      <Day office={office} view={view} label={t('markLegend')} />
      <Words name="note" label={t('markNote')} />
      <Press
        office={office}
        keep={keep}
        idle={waiting > 0 ? t(isBounced ? 'markAllAgain' : 'markAllIdle', { count: waiting }) : t('markIdle')}
        template={t.raw('markSelected')}
      />
    </>
  )
}

/** What was said, by whom, over what; the day in one press. */
function AnswerFields({ office, view, keep }: PartProps) {
  const t = ledgerWords(office)
  return (
    <div className="selbar-form">
      <DateField
        name="on"
        label={t('answerDay')}
        choices={quickDays(office, view.today, view.calendar)}
        choice={view.today}
        placeholder={office.shell('otherDay')}
      />
      <div className="acts">
        <Choice
          name="kind"
          label={office.t('saidWhat')}
          options={answerKinds.map((kind) => ({ value: kind, label: office.t(`f_${kind}`) }))}
          value="received"
        />
        <Choice
          name="medium"
          label={office.t('medium')}
          options={media.map((medium) => ({ value: medium, label: office.t(`m_${medium}`) }))}
          value="phone"
        />
        <Words name="person" label={office.t('person')} required />
        <Words name="note" label={office.t('note')} />
        <Press office={office} keep={keep} idle={t('answerIdle')} template={t.raw('answerSelected')} />
      </div>
      <p className="ink2">{t('answerEffect')}</p>
    </div>
  )
}

function BounceFields({ office, view, keep }: PartProps) {
  const t = ledgerWords(office)
  return (
    <Explained effect={t('bounceEffect')}>
      <Day office={office} view={view} label={t('bounceDay')} />
      <Words name="note" label={t('bounceNote')} />
      <Press office={office} keep={keep} idle={t('bounceIdle')} template={t.raw('bounceSelected')} />
    </Explained>
  )
}

function UnmarkFields({ office, keep }: PartProps) {
  const t = ledgerWords(office)
  return (
    <Explained effect={t('unmarkEffect')}>
      <Words name="reason" label={t('unmarkReason')} />
      <Press office={office} keep={keep} idle={t('unmarkIdle')} template={t.raw('unmarkSelected')} />
    </Explained>
  )
}

function Explained({ effect, children }: { effect: string; children: ReactNode }) {
  return (
    <>
      <span className="ink2">{effect}</span>
      {children}
    </>
  )
}

/** A day of the last week by name, any other in writing. */
function Day({ office, view, label }: Pick<PartProps, 'office' | 'view'> & { label: string }) {
  return (
    <>
      <Choice name="onChoice" label={label} options={quickDays(office, view.today, view.calendar)} value={view.today} />
      <Words name="on" label={office.shell('otherDay')} />
    </>
  )
}

type PressProps = Pick<PartProps, 'office' | 'keep'> & { idle: string; template: string }

function Press({ office, keep, idle, template }: PressProps) {
  return (
    <SubmitButton variant="primary" busyLabel={office.shell('busy')}>
      <SelectedWords name="deliveryIds" keep={keep} idle={idle} template={template} />
    </SubmitButton>
  )
}
