'use client'

import { useActionState } from 'react'
import { issueKeyAction } from '#features/accounts/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, PickGroup, TextInput } from '#ui/field.tsx'
import { ShownOnce } from '#ui/shown-once.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type KeyFormProps = {
  organizationId: string
  roles: { value: string; label: string; hint: string }[]
  words: Record<'name' | 'hint' | 'role' | 'issue' | 'busy' | 'title' | 'once' | 'copy' | 'copied', string>
}

/** Issues a key; the key stands above the form until the page is left. */
export function KeyForm({ organizationId, roles, words }: KeyFormProps) {
  const [state, action] = useActionState(issueKeyAction, { title: null, errors: [], typed: {} })
  const complaint = state.errors.find((one) => one.field === 'name')?.message
  return (
    <Form action={action} key={state.shown?.key ?? JSON.stringify(state.typed)}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      {state.shown?.key ? (
        <ShownOnce
          value={state.shown.key}
          words={{ ...words, title: words.title.replace('{name}', state.shown.name ?? '') }}
        />
      ) : null}
      <input type="hidden" name="organizationId" value={organizationId} />
      <TextInput
        name="name"
        label={words.name}
        hint={words.hint}
        required
        autoComplete="off"
        defaultValue={state.typed.name ?? ''}
        {...(complaint ? { error: complaint } : {})}
      />
      <PickGroup name="role" stacked label={words.role} options={roles} value={state.typed.role ?? 'viewer'} />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.issue}
        </SubmitButton>
      </div>
    </Form>
  )
}
