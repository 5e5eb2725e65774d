import type { ReactNode } from 'react'
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import { answerAction } from '#features/acknowledgements/actions.ts'
import { means } from '#features/acknowledgements/answer.ts'
import type { getDelivery } from '#features/distributions/deliveries.ts'
import { DateField } from '#ui/date-field.tsx'
import { Form, PickGroup, TextArea, TextInput } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { Office } from '../../office.ts'

export type Delivery = Awaited<ReturnType<typeof getDelivery>>
type AnswerFormsProps = { office: Office; delivery: Delivery; ask: string; today: CalendarDate }

/** What the recipient can say, the likeliest first: received, passed on, and the small ones. */
export function AnswerForms({ office, delivery, ask, today }: AnswerFormsProps) {
  const { t, shell } = office
  const status = delivery.line?.status
  if (status === 'cancelled' || status === 'closed') return null
  return (
    <>
      {delivery.line?.receivedOn ? null : (
        <AnswerForm delivery={delivery} kind="received">
          <SubmitButton variant="primary" size="lg" busyLabel={shell('busy')}>
            {t('received')}
          </SubmitButton>
        </AnswerForm>
      )}
      {ask === 'receipt_and_dissemination' ? (
        <section id="report">
          <SectionHead title={t('reportForm')} level={2} />
          <AnswerForm delivery={delivery} kind="disseminated">
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
              hint={t('reachedHint')}
              inputMode="numeric"
              width="short"
              autoComplete="off"
            />
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
            <SubmitButton variant="primary" busyLabel={shell('busy')}>
              {t('disseminated')}
            </SubmitButton>
          </AnswerForm>
        </section>
      ) : null}
      <details>
        <summary>{t('otherAnswers')}</summary>
        {(['not_concerned', 'misaddressed', 'question'] as const).map((kind) => (
          <AnswerForm key={kind} delivery={delivery} kind={kind}>
            <TextArea name="note" id={`note-${kind}`} label={t('noteLabel')} optional={shell('optional')} rows={2} />
            <SubmitButton busyLabel={shell('busy')}>{t(kind === 'not_concerned' ? 'notConcerned' : kind)}</SubmitButton>
          </AnswerForm>
        ))}
      </details>
    </>
  )
}

function AnswerForm({ delivery, kind, children }: { delivery: Delivery; kind: string; children: ReactNode }) {
  return (
    <Form action={answerAction}>
      <input type="hidden" name="deliveryId" value={delivery.id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="back" value={`/deliveries/${delivery.id}`} />
      {children}
    </Form>
  )
}
