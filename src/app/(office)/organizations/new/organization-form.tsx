'use client'

import { useActionState } from 'react'
import { createOrganizationAction } from '#features/organizations/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, Select, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type OrganizationFormProps = {
  parentId: string
  kinds: { value: string; label: string }[]
  words: Record<'name' | 'kana' | 'kanaHint' | 'kind' | 'code' | 'codeHint' | 'create' | 'busy', string>
}

/** Name, kana, kind and code; a wrong check digit is said at the field. */
export function OrganizationForm({ parentId, kinds, words }: OrganizationFormProps) {
  const [state, action] = useActionState(createOrganizationAction, { title: null, errors: [], typed: {} })
  const field = (name: 'name' | 'kana' | 'kind' | 'code') => {
    const complaint = state.errors.find((one) => one.field === name)?.message
    return {
      name,
      label: words[name],
      defaultValue: state.typed[name] ?? '',
      ...(complaint ? { error: complaint } : {}),
    }
  }
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <input type="hidden" name="parentId" value={parentId} />
      <TextInput {...field('name')} required autoComplete="off" lang="ja" />
      <TextInput {...field('kana')} hint={words.kanaHint} required autoComplete="off" lang="ja" />
      <Select {...field('kind')} options={kinds} defaultValue={state.typed.kind ?? 'hospital'} />
      <TextInput {...field('code')} hint={words.codeHint} required autoComplete="off" width="half" />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.create}
        </SubmitButton>
      </div>
    </Form>
  )
}
