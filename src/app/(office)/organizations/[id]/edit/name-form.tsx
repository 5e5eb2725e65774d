'use client'

import { useActionState } from 'react'
import { editOrganizationAction } from '#features/organizations/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { StaleBar } from '../../stale-bar.tsx'

type NameFormProps = {
  organization: { id: string; name: string; kana: string; revision: number }
  words: Record<'name' | 'kana' | 'kanaHint' | 'save' | 'busy' | 'now', string>
}

/** Name and kana of an organization. */
export function NameForm({ organization, words }: NameFormProps) {
  const [state, action] = useActionState(editOrganizationAction, { title: null, errors: [], typed: {} })
  const field = (name: 'name' | 'kana') => {
    const complaint = state.errors.find((one) => one.field === name)?.message
    return {
      name,
      label: words[name],
      defaultValue: state.typed[name] ?? organization[name],
      required: true,
      autoComplete: 'off',
      lang: 'ja',
      ...(complaint ? { error: complaint } : {}),
    }
  }
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <StaleBar state={state} title={words.now} labels={words} />
      <input type="hidden" name="organizationId" value={organization.id} />
      <input type="hidden" name="revision" value={organization.revision} />
      <input type="hidden" name="back" value={`/organizations/${organization.id}`} />
      <TextInput {...field('name')} />
      <TextInput {...field('kana')} hint={words.kanaHint} />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.save}
        </SubmitButton>
      </div>
    </Form>
  )
}
