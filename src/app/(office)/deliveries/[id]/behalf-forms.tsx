import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import { answerAction } from '#features/acknowledgements/actions.ts'
import { media } from '#features/acknowledgements/answer.ts'
import { DateField } from '#ui/date-field.tsx'
import { Form, PickGroup, TextInput } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { quickDays } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { Delivery } from './read-delivery.ts'
import { DeliveryInputs, OtherRecords, SettleForm } from './correction-forms.tsx'
import { ReportFields } from './report-fields.tsx'

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
  return (
    <>
      <SectionHead title={t('record')} level={props.level} />
      <AnswerOnBehalf {...props} />
      <SettleForm {...props} />
      <OtherRecords {...props} />
    </>
  )
}

function AnswerOnBehalf({ office, delivery, today, calendar, back }: BehalfFormsProps) {
  const { t, shell } = office
  return (
    <Form action={answerAction} className="form-tight">
      <DeliveryInputs delivery={delivery} back={back} />
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
          <ReportFields office={office} />
        </div>
      </details>
      <TextInput name="note" label={t('note')} optional={shell('optional')} autoComplete="off" />
      <SubmitButton variant="primary" busyLabel={shell('busy')}>
        {t('record')}
      </SubmitButton>
    </Form>
  )
}
