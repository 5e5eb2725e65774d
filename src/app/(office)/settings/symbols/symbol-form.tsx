'use client'

import { useActionState } from 'react'
import { teachSymbolAction } from '#features/readings/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type SymbolFormProps = { words: Record<'symbol' | 'hint' | 'office' | 'save' | 'busy', string> }

/** Whose number begins with which symbol, said by hand. */
export function SymbolForm({ words }: SymbolFormProps) {
  const [state, action] = useActionState(teachSymbolAction, { title: null, errors: [], typed: {} })
  const field = (name: 'symbol' | 'office') => {
    const complaint = state.errors.find((one) => one.field === name)?.message
    return {
      name,
      label: words[name],
      defaultValue: state.typed[name] ?? '',
      required: true,
      autoComplete: 'off',
      lang: 'ja',
      ...(complaint ? { error: complaint } : {}),
    }
  }
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <input type="hidden" name="back" value="/settings/symbols" />
      <TextInput {...field('symbol')} hint={words.hint} />
      <TextInput {...field('office')} />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.save}
        </SubmitButton>
      </div>
    </Form>
  )
}
