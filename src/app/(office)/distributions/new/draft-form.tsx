'use client'

import { useActionState } from 'react'
import { draftAction } from '#features/distributions/actions.ts'
import { DateField } from '#ui/date-field.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, PickGroup, Select } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type Choice = { id: string; name: string; isProposed: boolean }
type DraftFormProps = {
  noticeId: string
  words: Record<string, string>
  enclosures: { id: string; label: string }[]
  linked: string[]
  to: Choice[]
  associations: Choice[]
  dueChoices: { value: string; label: string }[]
  routes: { value: string; label: string }[]
}

/** Everything is proposed; the officer corrects and goes on. */
export function DraftForm({
  noticeId,
  words,
  enclosures,
  linked,
  to,
  associations,
  dueChoices,
  routes,
}: DraftFormProps) {
  const [state, action] = useActionState(draftAction, { title: null, errors: [], typed: {} })
  const w = (key: string) => words[key] ?? key
  const error = (name: string) => state.errors.find((one) => one.field.split('.')[0] === name)?.message
  const proposed = (list: Choice[]) => list.filter((one) => one.isProposed).map((one) => one.id)
  const due = (name: string, label: string, choice: string | undefined) => (
    <DateField
      name={name}
      label={label}
      optional={w('optional')}
      value={state.typed[name] ?? ''}
      choices={dueChoices}
      choice={state.typed[`${name}Choice`] ?? choice ?? ''}
      freeLabel={w('noDue')}
      placeholder={w('dateHint')}
      {...(error(name) ? { error: error(name) } : {})}
    />
  )
  return (
    <Form action={action}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({
          field: one.field.split('.')[0] === 'recipients' ? 'to' : (one.field.split('.')[0] ?? ''),
          message: one.message,
        }))}
      />
      <input type="hidden" name="noticeId" value={noticeId} />
      {enclosures.length > 0 ? (
        <PickGroup
          name="enclosureIds"
          kind="checkbox"
          stacked
          label={w('enclosures')}
          options={enclosures.map((one) => ({ value: one.id, label: one.label }))}
          value={linked}
        />
      ) : null}
      <PickGroup
        name="ask"
        label={w('ask')}
        options={(['receipt_and_dissemination', 'receipt', 'none'] as const).map((ask) => ({
          value: ask,
          label: w(ask),
        }))}
        value={state.typed.ask ?? 'receipt_and_dissemination'}
      />
      {due('receiptDueDate', w('receiptDue'), dueChoices[0]?.value)}
      {due('dueDate', w('disseminationDue'), dueChoices[1]?.value)}
      <PickGroup
        name="to"
        kind="checkbox"
        label={w('recipients')}
        hint={w('hint')}
        options={to.map((one) => ({ value: one.id, label: one.name }))}
        value={proposed(to)}
        {...(error('recipients') ? { error: error('recipients') } : {})}
      />
      {associations.length > 0 ? (
        <PickGroup
          name="separately"
          kind="checkbox"
          label={w('separately')}
          options={associations.map((one) => ({ value: one.id, label: one.name }))}
          value={proposed(associations)}
        />
      ) : null}
      <Select name="channel" label={w('channel')} options={routes} defaultValue="lgwan" />
      <SubmitButton variant="primary" busyLabel={w('busy')}>
        {w('saveDraft')}
      </SubmitButton>
    </Form>
  )
}
