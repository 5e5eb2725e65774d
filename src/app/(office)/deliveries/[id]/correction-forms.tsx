import type { ReactNode } from 'react'
import { can } from '#core/policy/policy.ts'
import { closeDeliveryAction, settleQuestionAction, strikeAnswerAction } from '#features/acknowledgements/actions.ts'
import { recordBounceAction } from '#features/distributions/actions.ts'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { Delivery } from './read-delivery.ts'

type CorrectionProps = { office: Office; delivery: Delivery; back: string }

/** 照会 waits for us: what we answered, and the clock runs again. */
export function SettleForm({ office, delivery, back }: CorrectionProps) {
  const t = ledgerWords(office)
  if (delivery.line?.status !== 'question') return null
  return (
    <Form action={settleQuestionAction} className="form-tight">
      <DeliveryInputs delivery={delivery} back={back} />
      <Reason name="note" id="settle-note" label={t('settleNote')} hint={t('settleEffect')} office={office}>
        {t('settle')}
      </Reason>
    </Form>
  )
}

/** What is rarer stands folded away: not delivered, closed unanswered, an answer withdrawn. */
export function OtherRecords({ office, delivery, back }: CorrectionProps) {
  const t = ledgerWords(office)
  const { line, relation } = delivery
  const may = (action: 'delivery.close' | 'delivery.strike-answer' | 'distribution.mark-notified') =>
    can(office.context.actor, action, relation)
  const isOpen = Boolean(line?.owes) || line?.status === 'question' || line?.status === 'misaddressed'
  const hasAnswer = delivery.history.some((entry) => entry.receiptNumber && !entry.isVoid)
  const forms = [
    may('distribution.mark-notified') && line?.notifiedOn ? (
      <Form key="bounce" action={recordBounceAction} className="form-tight">
        <input type="hidden" name="distributionId" value={delivery.distributionId} />
        <input type="hidden" name="deliveryIds" value={delivery.id} />
        <input type="hidden" name="back" value={back} />
        <Reason
          name="note"
          id="bounce-note"
          label={t('bounceNote')}
          optional={office.shell('optional')}
          hint={t('bounceEffect')}
          office={office}
        >
          {t('bounce')}
        </Reason>
      </Form>
    ) : null,
    may('delivery.close') && isOpen ? (
      <Form key="close" action={closeDeliveryAction} className="form-tight">
        <DeliveryInputs delivery={delivery} back={back} />
        <Reason name="reason" id="close-reason" label={t('closeReason')} hint={t('closeEffect')} office={office}>
          {t('closeUnanswered')}
        </Reason>
      </Form>
    ) : null,
    may('delivery.strike-answer') && hasAnswer ? (
      <StrikeForm key="strike" office={office} delivery={delivery} back={back} />
    ) : null,
  ].filter((form) => form !== null)
  if (forms.length === 0) return null
  return (
    <details className="fold">
      <summary>{t('more')}</summary>
      {forms}
    </details>
  )
}

/** The manager takes back the last answer, on either side. */
export function StrikeForm({ office, delivery, back }: CorrectionProps) {
  const t = ledgerWords(office)
  return (
    <Form action={strikeAnswerAction} className="form-tight">
      <DeliveryInputs delivery={delivery} back={back} />
      <Reason name="reason" id="strike-reason" label={t('strikeReason')} hint={t('strikeEffect')} office={office}>
        {t('strike')}
      </Reason>
    </Form>
  )
}

type ReasonProps = {
  name: string
  id: string
  label: string
  hint: string
  optional?: string
  office: Office
  children: ReactNode
}

/** One line of words, the button beside it, and what the press does below. */
function Reason({ name, id, label, hint, optional, office, children }: ReasonProps) {
  return (
    <>
      <div className="reason">
        <TextInput
          name={name}
          id={id}
          label={label}
          {...(optional ? { optional } : {})}
          required={!optional}
          aria-describedby={`${id}-effect`}
          autoComplete="off"
        />
        <SubmitButton busyLabel={office.shell('busy')}>{children}</SubmitButton>
      </div>
      <p className="hint" id={`${id}-effect`}>
        {hint}
      </p>
    </>
  )
}

export function DeliveryInputs({ delivery, back }: { delivery: Delivery; back: string }) {
  return (
    <>
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
