import type { ReactNode } from 'react'
import { can } from '#core/policy/policy.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Calendar } from '#core/time/open-days.ts'
import { answerAction } from '#features/acknowledgements/actions.ts'
import type { AnswerKind } from '#features/acknowledgements/answer.ts'
import { DateField } from '#ui/date-field.tsx'
import { Form, TextArea } from '#ui/field.tsx'
import { Icon, type IconName } from '#ui/icons.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { quickDays } from '../../delivery-words.tsx'
import type { Office } from '../../office.ts'
import { ledgerWords } from '../../remaining-words.ts'
import type { Delivery } from './read-delivery.ts'
import { StrikeForm } from './correction-forms.tsx'
import { ReportFields } from './report-fields.tsx'

type AnswerFormsProps = { office: Office; delivery: Delivery; ask: string; today: CalendarDate; calendar: Calendar }

/** What the recipient can say, the likeliest first and large: received, passed on, not concerned; then the small ones. */
export function AnswerForms(props: AnswerFormsProps) {
  const { office, delivery, ask } = props
  const t = ledgerWords(office)
  const { line } = delivery
  if (!line || line.status === 'cancelled' || line.status === 'closed') return null
  const isReported = ask === 'receipt_and_dissemination'
  const isOpen = line.owes !== null
  return (
    <section className="answers" aria-label={t('answersTitle')}>
      {line.receivedOn ? null : (
        <Press {...props} kind="received" icon="recv" isFirst>
          {t('receivedPress')}
        </Press>
      )}
      {isReported && isOpen ? <Report {...props} isFirst={line.receivedOn !== null} /> : null}
      {isOpen && !line.receivedOn ? (
        <Press {...props} kind="not_concerned" icon="exem">
          {t('notConcernedPress')}
        </Press>
      ) : null}
      {isOpen && !line.receivedOn ? <p className="t14 ink2">{t('beforePress')}</p> : null}
      <OtherAnswers {...props} isOpen={isOpen} />
    </section>
  )
}

/** The small answers, and how to mend one: by another answer, or by taking it back. */
function OtherAnswers({ isOpen, ...props }: AnswerFormsProps & { isOpen: boolean }) {
  const { office, delivery, ask } = props
  const t = ledgerWords(office)
  const hasAnswer = delivery.history.some((entry) => entry.receiptNumber && !entry.isVoid)
  return (
    <details className="fold">
      <summary>{isOpen ? office.t('otherAnswers') : t('correctTitle')}</summary>
      {hasAnswer ? <p className="ink2">{t('correctEffect')}</p> : null}
      {ask === 'receipt_and_dissemination' && !isOpen ? <Report {...props} isFirst={false} /> : null}
      {(['not_concerned', 'misaddressed', 'question'] as const).map((kind) => (
        <Small key={kind} {...props} kind={kind} />
      ))}
      {hasAnswer && can(office.context.actor, 'delivery.strike-answer', delivery.relation) ? (
        <StrikeForm office={office} delivery={delivery} back={`/deliveries/${delivery.id}`} />
      ) : null}
    </details>
  )
}

/** A large button that answers at once. */
function Press(props: AnswerFormsProps & { kind: AnswerKind; icon: IconName; isFirst?: boolean; children: ReactNode }) {
  const { office, delivery, kind, icon, isFirst, children } = props
  return (
    <AnswerForm delivery={delivery} kind={kind}>
      <SubmitButton variant={isFirst ? 'primary' : 'secondary'} size="lg" busyLabel={office.shell('busy')}>
        <Icon name={icon} /> {children}
      </SubmitButton>
    </AnswerForm>
  )
}

/** 周知しました: the means and the number are asked, the day is today unless said otherwise. */
function Report({ office, delivery, today, calendar, isFirst }: AnswerFormsProps & { isFirst: boolean }) {
  const { t, shell } = office
  const words = ledgerWords(office)
  return (
    <details id="report" className="press-fold" open={isFirst}>
      <summary className="btn btn-lg">
        <Icon name="diss" /> {words('reportPress')}
      </summary>
      <AnswerForm delivery={delivery} kind="disseminated">
        <ReportFields office={office} hint={t('reachedHint')} />
        <DateField
          name="on"
          label={t('onDay')}
          choices={quickDays(office, today, calendar)}
          choice={today}
          placeholder={shell('otherDay')}
        />
        <SubmitButton variant="primary" size="lg" busyLabel={shell('busy')}>
          {words('disseminatedPress')}
        </SubmitButton>
      </AnswerForm>
    </details>
  )
}

const smallPress = {
  not_concerned: 'notConcernedPress',
  misaddressed: 'misaddressedPress',
  question: 'questionPress',
} as const

function Small({ office, delivery, kind }: AnswerFormsProps & { kind: keyof typeof smallPress }) {
  const t = ledgerWords(office)
  return (
    <AnswerForm delivery={delivery} kind={kind}>
      <div className="reason">
        <TextArea
          name="note"
          id={`note-${kind}`}
          label={`${t('noteFor')}（${t(smallPress[kind])}）`}
          optional={office.shell('optional')}
          rows={2}
        />
        <SubmitButton busyLabel={office.shell('busy')}>{t(smallPress[kind])}</SubmitButton>
      </div>
    </AnswerForm>
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
