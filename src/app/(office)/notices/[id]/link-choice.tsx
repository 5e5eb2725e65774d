'use client'

import { useActionState } from 'react'
import { linkNoticesAction } from '#features/notices/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, PickGroup, Select, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type Choice = { value: string; label: string }
type LinkChoiceProps = {
  noticeId: string
  find: string
  isNumber: boolean
  candidates: Choice[]
  relations: Choice[]
  words: Record<
    | 'target'
    | 'relation'
    | 'stub'
    | 'stubText'
    | 'numbers'
    | 'title'
    | 'date'
    | 'dateHint'
    | 'optional'
    | 'button'
    | 'busy',
    string
  >
}

/** The letters that were found, and the way for one that is not registered. */
export function LinkChoice({ noticeId, find, isNumber, candidates, relations, words }: LinkChoiceProps) {
  const [state, action] = useActionState(linkNoticesAction, { title: null, errors: [], typed: {} })
  const errorOf = (name: string) => state.errors.find((one) => one.field.split('.')[0] === name)?.message
  const typed = (name: string, usual: string) => (state.title === null ? usual : (state.typed[name] ?? ''))
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({ field: idOf(one.field), message: one.message }))}
      />
      <input type="hidden" name="noticeId" value={noticeId} />
      <Select
        name="relation"
        label={words.relation}
        options={relations}
        defaultValue={typed('relation', relations[0]?.value ?? '')}
      />
      <PickGroup
        name="target"
        label={words.target}
        stacked
        options={[...candidates, { value: 'stub', label: words.stub, hint: words.stubText }].map((one) => ({ ...one }))}
        value={typed('target', candidates[0]?.value ?? 'stub')}
        error={errorOf('noticeId')}
      />
      <div className="stub">
        <TextInput
          name="citedNumbers"
          label={words.numbers}
          optional={words.optional}
          defaultValue={typed('citedNumbers', isNumber ? find : '')}
          error={errorOf('numbers')}
          lang="ja"
        />
        <TextInput
          name="title"
          label={words.title}
          optional={words.optional}
          defaultValue={typed('title', isNumber ? '' : find)}
          error={errorOf('title')}
          lang="ja"
        />
        <TextInput
          name="citedDate"
          label={words.date}
          optional={words.optional}
          placeholder={words.dateHint}
          defaultValue={typed('citedDate', '')}
          error={errorOf('date')}
          autoComplete="off"
        />
      </div>
      <div className="row">
        <SubmitButton busyLabel={words.busy}>{words.button}</SubmitButton>
      </div>
    </Form>
  )
}

/** A complaint about a field of the command, at the control of the form. */
function idOf(field: string): string {
  const name = field.split('.')[0] ?? ''
  const controls: Record<string, string> = { noticeId: 'target', numbers: 'citedNumbers', date: 'citedDate' }
  return controls[name] ?? name
}
