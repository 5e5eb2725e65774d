import { can } from '#core/policy/policy.ts'
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import { answerAction, settleQuestionAction, strikeAnswerAction } from '#features/acknowledgements/actions.ts'
import { media } from '#features/acknowledgements/answer.ts'
import { DateField } from '#ui/date-field.tsx'
import { Form, PickGroup, TextInput } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'
import type { Delivery } from './answer-forms.tsx'

const kinds = ['received', 'disseminated', 'not_concerned', 'question'] as const

/** The issuer's officer writes down what a recipient said by telephone, fax or on paper. */
export function BehalfForms({ office, delivery, today }: { office: Office; delivery: Delivery; today: CalendarDate }) {
  const { t, shell } = office
  return (
    <>
      <SectionHead title={t('recordBehalf')} />
      <Form action={answerAction}>
        <Hidden delivery={delivery} />
        <PickGroup
          name="kind"
          label={t('saidWhat')}
          options={kinds.map((kind) => ({ value: kind, label: t(`f_${kind}`) }))}
          value="received"
        />
        <PickGroup
          name="medium"
          label={t('medium')}
          options={media.map((medium) => ({ value: medium, label: t(`m_${medium}`) }))}
          value="phone"
        />
        <TextInput name="person" label={t('person')} required width="half" autoComplete="off" />
        <DateField
          name="on"
          label={t('onDay')}
          choices={[
            { value: today, label: shell('today') },
            { value: addDays(today, -1), label: shell('yesterday') },
          ]}
          choice={today}
          freeLabel={shell('otherDay')}
          placeholder={shell('dateHint')}
        />
        <TextInput name="note" label={t('note')} optional={shell('optional')} autoComplete="off" />
        <SubmitButton variant="primary" busyLabel={shell('busy')}>
          {t('record')}
        </SubmitButton>
      </Form>
      {delivery.line?.status === 'question' ? (
        <Form action={settleQuestionAction}>
          <Hidden delivery={delivery} />
          <TextInput name="note" id="settle-note" label={t('settleText')} required />
          <SubmitButton busyLabel={shell('busy')}>{t('settle')}</SubmitButton>
        </Form>
      ) : null}
      {can(office.context.actor, 'delivery.strike-answer', delivery.relation) &&
      delivery.history.some((entry) => entry.receiptNumber && !entry.isVoid) ? (
        <Form action={strikeAnswerAction}>
          <Hidden delivery={delivery} />
          <TextInput name="reason" label={t('reason')} required />
          <SubmitButton variant="quiet" busyLabel={shell('busy')}>
            {t('strike')}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function Hidden({ delivery }: { delivery: Delivery }) {
  return (
    <>
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <input type="hidden" name="back" value={`/deliveries/${delivery.id}`} />
    </>
  )
}
