'use client'

import { useActionState } from 'react'
import { editCalendarAction } from '#features/organizations/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type Range = { from: string; to: string; name: string }
type CalendarFormProps = {
  organizationId: string
  rows: Range[]
  words: Record<'from' | 'to' | 'name' | 'nameHint' | 'hint' | 'row' | 'save' | 'busy', string>
}
const columns = ['from', 'to', 'name'] as const

/** The whole list of closing days, one range a row; rows that are left empty are none. */
export function CalendarForm({ organizationId, rows, words }: CalendarFormProps) {
  const [state, action] = useActionState(editCalendarAction, { title: null, errors: [], typed: {} })
  const error = (index: number, column: string) =>
    state.errors.find((one) => one.field === `ranges.${index}.${column}`)?.message
  return (
    <Form action={action}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({ ...one, field: one.field.replaceAll('.', '-') }))}
      />
      <input type="hidden" name="organizationId" value={organizationId} />
      <input type="hidden" name="back" value={`/organizations/${organizationId}`} />
      <p className="hint">{words.hint}</p>
      {rows.map((row, index) => (
        // rows have no identity of their own: the list is sent as a whole
        <fieldset key={index} className="range-row">
          <legend className="vh">{words.row.replace('{number}', String(index + 1))}</legend>
          {columns.map((column) => {
            const complaint = error(index, column)
            return (
              <TextInput
                key={column}
                name={column}
                id={`ranges-${index}-${column}`}
                label={words[column]}
                defaultValue={row[column]}
                autoComplete="off"
                width={column === 'name' ? 'half' : 'short'}
                {...(column === 'name' ? { placeholder: words.nameHint } : {})}
                {...(complaint ? { error: complaint } : {})}
              />
            )
          })}
        </fieldset>
      ))}
      <div>
        <SubmitButton busyLabel={words.busy}>{words.save}</SubmitButton>
      </div>
    </Form>
  )
}
