'use client'

import { useActionState } from 'react'
import { registerNoticeAction } from '#features/notices/actions.ts'
import { DateField } from '#ui/date-field.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Checkbox, FileInput, Form, PickGroup, Select, TextArea, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type NoticeFormProps = {
  words: Record<string, string>
  kinds: readonly string[]
  today: string
  candidates: { id: string; label: string }[]
}

/** Registers a letter by hand; complaints stand above and at their fields, and nothing has to be typed twice. */
export function NoticeForm({ words, kinds, today, candidates }: NoticeFormProps) {
  const [state, action] = useActionState(registerNoticeAction, { title: null, errors: [], typed: {} })
  const errorOf = (name: string) => state.errors.find((error) => error.field.split('.')[0] === name)?.message ?? ''
  const field = (name: string, label: string) => ({
    name,
    label,
    defaultValue: state.typed[name] ?? '',
    ...(errorOf(name) ? { error: errorOf(name) } : {}),
  })
  const w = (key: string) => words[key] ?? key
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((error) => ({ field: fieldId(error.field), message: error.message }))}
      />
      <TextInput
        {...field('documentNumbers', w('number'))}
        optional={w('optional')}
        hint={w('numberHint')}
        autoComplete="off"
        lang="ja"
      />
      <DateField
        name="date"
        label={w('date')}
        value={state.typed.date ?? ''}
        choices={[{ value: today, label: w('today') }]}
        choice={state.typed.dateChoice ?? today}
        freeLabel={w('otherDay')}
        placeholder={w('dateHint')}
        {...(errorOf('date') ? { error: errorOf('date') } : {})}
      />
      <Select
        {...field('kind', w('kind'))}
        defaultValue={state.typed.kind ?? kinds[0]}
        options={kinds.map((kind) => ({ value: kind, label: kind }))}
        lang="ja"
      />
      <TextArea {...field('subject', w('subject'))} rows={2} lang="ja" />
      <TextArea {...field('issuer', w('issuer'))} hint={w('issuerHint')} rows={2} lang="ja" />
      <TextInput {...field('addressee', w('addressee'))} optional={w('optional')} lang="ja" />
      {candidates.length > 0 ? (
        <PickGroup
          name="forwards"
          kind="checkbox"
          stacked
          label={w('forwardsLabel')}
          options={candidates.map((one) => ({ value: one.id, label: one.label }))}
        />
      ) : null}
      <FileInput
        name="files"
        label={w('filesLabel')}
        optional={w('optional')}
        hint={w('filesHint')}
        multiple
        {...(errorOf('file') ? { error: errorOf('file') } : {})}
      />
      <TextInput
        {...field('deadline', w('deadline'))}
        optional={w('optional')}
        placeholder={w('dateHint')}
        autoComplete="off"
      />
      <TextInput {...field('contact', w('contact'))} optional={w('optional')} lang="ja" />
      <TextArea {...field('body', w('bodyText'))} optional={w('optional')} rows={4} lang="ja" />
      <Checkbox name="sealOmitted" label={w('sealOmitted')} defaultChecked={state.typed.sealOmitted !== undefined} />
      <div className="row">
        <SubmitButton variant="primary" name="next" value="forward" busyLabel={w('busy')}>
          {w('registerForward')}
        </SubmitButton>
        <SubmitButton name="next" value="stay" busyLabel={w('busy')}>
          {w('registerOnly')}
        </SubmitButton>
      </div>
    </Form>
  )
}

function fieldId(field: string): string {
  const name = field.split('.')[0] ?? ''
  return name === 'file' ? 'files' : name
}
