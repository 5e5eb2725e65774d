'use client'

import { useActionState } from 'react'
import { changeNameAction } from '#features/accounts/actions.ts'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type NameFormProps = { name: string; words: { name: string; hint: string; save: string; busy: string } }

/** One's own name. */
export function NameForm({ name, words }: NameFormProps) {
  const [state, action] = useActionState(changeNameAction, { title: null, errors: [], typed: {} })
  const complaint = state.errors[0]?.message
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <input type="hidden" name="back" value="/settings/account" />
      <TextInput
        name="name"
        label={words.name}
        hint={words.hint}
        required
        width="half"
        autoComplete="name"
        defaultValue={state.typed.name ?? name}
        {...(complaint ? { error: complaint } : {})}
      />
      <div>
        <SubmitButton busyLabel={words.busy}>{words.save}</SubmitButton>
      </div>
    </Form>
  )
}
