'use client'

import { useActionState } from 'react'
import { moveDeadlineAction } from '#features/distributions/actions.ts'
import type { DeadlineState } from '#features/distributions/deadline-press.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { type ComposeChoices, type ComposeWords, say } from '../new/compose-words.ts'
import { DueField } from '../new/due-field.tsx'

type DeadlineFormProps = Pick<ComposeChoices, 'due' | 'locale'> & {
  words: ComposeWords
  distributionId: string
  doneAt: string
  /** the present days in words, null for 期限なし; no report is asked where the second is undefined */
  receiptDue: string | null
  reportDue: string | null | undefined
}

const fresh: DeadlineState = { typed: {}, closed: [], refusal: null }

/** Each due date stays as it is unless another is chosen; a closed day is asked about, never moved. */
export function DeadlineForm(props: DeadlineFormProps) {
  const { words, due, locale, distributionId, doneAt, receiptDue, reportDue } = props
  const [state, action] = useActionState(moveDeadlineAction, fresh)
  const errors = state.refusal?.errors ?? []
  const field = (name: 'receiptDueDate' | 'dueDate', label: string, now: string | null) => (
    <DueField
      name={name}
      label={say(words, label)}
      error={errors.find((one) => one.field === name)?.message}
      state={state}
      words={words}
      choices={{ locale, due: now === null ? due : [...due, { value: 'none', label: say(words, 'noDue') }] }}
      blank={now === null ? say(words, 'moveKeepNone') : say(words, 'moveKeep', { date: now })}
    />
  )
  return (
    <Form action={action} className="form-tight">
      <ErrorSummary title={state.refusal?.title ?? ''} errors={errors} />
      <p className="t14 ink2">{say(words, 'moveText')}</p>
      <input type="hidden" name="distributionId" value={distributionId} />
      <input type="hidden" name="doneAt" value={doneAt} />
      {field('receiptDueDate', 'receiptDue', receiptDue)}
      {reportDue === undefined ? null : field('dueDate', 'dueDate', reportDue)}
      <TextInput
        name="reason"
        label={say(words, 'moveReason')}
        optional={say(words, 'optional')}
        defaultValue={state.typed.reason ?? ''}
        autoComplete="off"
      />
      <SubmitButton variant="primary" busyLabel={say(words, 'busy')}>
        {say(words, 'movePress')}
      </SubmitButton>
    </Form>
  )
}
