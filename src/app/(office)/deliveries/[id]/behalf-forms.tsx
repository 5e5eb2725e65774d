import type { ReactNode } from 'react'
import { can } from '#core/policy/policy.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import {
  answerAction,
  closeDeliveryAction,
  settleQuestionAction,
  strikeAnswerAction,
} from '#features/acknowledgements/actions.ts'
import { means, media } from '#features/acknowledgements/answer.ts'
import { recordBounceAction } from '#features/distributions/actions.ts'
import type { getDelivery } from '#features/distributions/deliveries.ts'
import { DateField } from '#ui/date-field.tsx'
import { Form, PickGroup, TextInput } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { quickDays } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'

export type Delivery = Awaited<ReturnType<typeof getDelivery>>

const kinds = ['received', 'disseminated', 'not_concerned', 'misaddressed', 'question'] as const

type BehalfFormsProps = {
  office: Office
  delivery: Delivery
  today: CalendarDate
  calendar: Calendar
  back: string
  level: 2 | 3
}

/** The issuer's officer writes down what a recipient said by telephone, fax or on paper, and what came of it. */
export function BehalfForms(props: BehalfFormsProps) {
  const t = ledgerWords(props.office)
  const { delivery, back } = props
  return (
    <>
      <SectionHead title={t('record')} level={props.level} />
      <AnswerOnBehalf {...props} />
      {delivery.line?.status === 'question' ? (
        <Form action={settleQuestionAction}>
          <Hidden delivery={delivery} back={back} />
          <TextInput name="note" id="settle-note" label={t('settleNote')} required autoComplete="off" />
          <SubmitButton busyLabel={props.office.shell('busy')}>{t('settle')}</SubmitButton>
        </Form>
      ) : null}
      <OtherRecords {...props} />
    </>
  )
}

function AnswerOnBehalf({ office, delivery, today, calendar, back }: BehalfFormsProps) {
  const { t, shell } = office
  return (
    <Form action={answerAction} className="form-tight">
      <Hidden delivery={delivery} back={back} />
      <PickGroup
        name="kind"
        label={t('saidWhat')}
        options={kinds.map((kind) => ({ value: kind, label: t(`f_${kind}`) }))}
        value={delivery.line?.owes === 'dissemination' ? 'disseminated' : 'received'}
      />
      <DateField
        name="on"
        label={t('onDay')}
        choices={quickDays(office, today, calendar)}
        choice={today}
        placeholder={shell('otherDay')}
      />
      <PickGroup
        name="medium"
        label={t('medium')}
        options={media.map((medium) => ({ value: medium, label: t(`m_${medium}`) }))}
        value="phone"
      />
      <TextInput name="person" label={t('person')} required autoComplete="off" />
      <details>
        <summary>{t('reportForm')}</summary>
        <div className="stack">
          <PickGroup
            name="means"
            kind="checkbox"
            label={t('means')}
            options={means.map((one) => ({ value: one, label: t(`w_${one}`) }))}
          />
          <TextInput
            name="reached"
            label={t('reachedLabel')}
            optional={shell('optional')}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        </div>
      </details>
      <TextInput name="note" label={t('note')} optional={shell('optional')} autoComplete="off" />
      <SubmitButton variant="primary" busyLabel={shell('busy')}>
        {t('record')}
      </SubmitButton>
    </Form>
  )
}

/** What is rarer stands folded away: not delivered, closed unanswered, an answer withdrawn. */
function OtherRecords(props: BehalfFormsProps) {
  const { office, delivery, back } = props
  const t = ledgerWords(office)
  const may = (action: 'delivery.close' | 'delivery.strike-answer' | 'distribution.mark-notified') =>
    can(office.context.actor, action, delivery.relation)
  const isOpen = delivery.line?.owes !== null && delivery.line?.owes !== undefined
  const hasAnswer = delivery.history.some((entry) => entry.receiptNumber && !entry.isVoid)
  return (
    <details className="fold">
      <summary>{t('more')}</summary>
      {may('distribution.mark-notified') && delivery.line?.notifiedOn ? (
        <Form action={recordBounceAction}>
          <input type="hidden" name="distributionId" value={delivery.distributionId} />
          <input type="hidden" name="deliveryIds" value={delivery.id} />
          <input type="hidden" name="back" value={back} />
          <Reason name="note" id="bounce-note" label={t('bounceNote')} office={office}>
            {t('bounce')}
          </Reason>
        </Form>
      ) : null}
      {may('delivery.close') && isOpen ? (
        <Form action={closeDeliveryAction}>
          <Hidden delivery={delivery} back={back} />
          <Reason name="reason" id="close-reason" label={t('closeReason')} office={office}>
            {t('closeUnanswered')}
          </Reason>
        </Form>
      ) : null}
      {may('delivery.strike-answer') && hasAnswer ? (
        <Form action={strikeAnswerAction}>
          <Hidden delivery={delivery} back={back} />
          <Reason name="reason" id="strike-reason" label={t('strikeReason')} office={office}>
            {t('strike')}
          </Reason>
        </Form>
      ) : null}
    </details>
  )
}

type ReasonProps = { name: string; id: string; label: string; office: Office; children: ReactNode }

function Reason({ name, id, label, office, children }: ReasonProps) {
  return (
    <div className="reason">
      <TextInput name={name} id={id} label={label} required={name === 'reason'} autoComplete="off" />
      <SubmitButton busyLabel={office.shell('busy')}>{children}</SubmitButton>
    </div>
  )
}

function Hidden({ delivery, back }: { delivery: Delivery; back: string }) {
  return (
    <>
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
