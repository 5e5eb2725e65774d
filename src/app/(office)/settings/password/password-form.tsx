'use client'

import { useActionState } from 'react'
import { changePasswordAction } from '#features/accounts/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import type { PasswordWords } from './password-words.ts'

type PasswordFormProps = { words: PasswordWords; sessionId: string; back: string }

/** One's own password: the old one, and the new one twice. */
export function PasswordForm({ words, sessionId, back }: PasswordFormProps) {
  const [state, action] = useActionState(changePasswordAction, { title: null, errors: [], typed: {} })
  const field = (name: string, label: string) => {
    const complaint = state.errors.find((one) => one.field === name)?.message
    return {
      name,
      label,
      type: 'password',
      required: true,
      width: 'half' as const,
      ...(complaint ? { error: complaint } : {}),
    }
  }
  return (
    <Form action={action}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="back" value={back} />
      <TextInput {...field('currentPassword', words.current)} autoComplete="current-password" />
      <TextInput
        {...field('password', words.fresh)}
        hint={words.hint}
        minLength={12}
        maxLength={200}
        autoComplete="new-password"
      />
      <TextInput {...field('passwordRepeat', words.repeat)} maxLength={200} autoComplete="new-password" />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.submit}
        </SubmitButton>
      </div>
    </Form>
  )
}
