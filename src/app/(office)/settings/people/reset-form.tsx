'use client'

import { useActionState } from 'react'
import { setInitialPasswordAction } from '#features/accounts/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { ShownOnce } from '#ui/shown-once.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type ResetFormProps = {
  userId: string
  words: { submit: string; busy: string; title: string; once: string; copy: string; copied: string }
}

/** A new initial password, shown once where the button stood. */
export function ResetForm({ userId, words }: ResetFormProps) {
  const [state, action] = useActionState(setInitialPasswordAction, { title: null, errors: [], typed: {} })
  if (state.shown?.initialPassword) return <ShownOnce value={state.shown.initialPassword} words={words} />
  return (
    <form action={action}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton variant="quiet" busyLabel={words.busy}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
