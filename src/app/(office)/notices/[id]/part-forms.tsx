'use client'

import { type ReactNode, useActionState } from 'react'
import { addVersionAction, recordArrivalAction } from '#features/notices/actions.ts'
import { withdrawNoticeAction } from '#features/distributions/actions.ts'
import type { FormState } from '#server/form-action.ts'
import { DateField } from '#ui/date-field.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, PickGroup, TextArea, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type FieldTools = {
  shown: (name: string, usual?: string) => string
  errorOf: (name: string) => string | undefined
}
type PartFormProps = {
  noticeId: string
  words: Record<'title' | 'button' | 'busy', string>
  id?: string
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: (tools: FieldTools) => ReactNode
}

/** A small form that opens under its section; after a refusal it stays open with what was typed. */
export function PartForm({ noticeId, words, id, action, fields }: PartFormProps) {
  const [state, submit] = useActionState(action, { title: null, errors: [], typed: {} })
  const wasRefused = state.title !== null
  const errorOf = (name: string) => state.errors.find((one) => one.field.split('.')[0] === name)?.message
  const shown = (name: string, usual = '') => (wasRefused ? (state.typed[name] ?? '') : usual)
  return (
    <details id={id} open={wasRefused}>
      <summary>{words.title}</summary>
      <Form action={submit} key={JSON.stringify(state.typed)}>
        <ErrorSummary
          title={state.title ?? ''}
          errors={state.errors.map((one) => ({ field: one.field.split('.')[0] ?? '', message: one.message }))}
        />
        <input type="hidden" name="noticeId" value={noticeId} />
        {fields({ shown, errorOf })}
        <div className="row">
          <SubmitButton busyLabel={words.busy}>{words.button}</SubmitButton>
        </div>
      </Form>
    </details>
  )
}

type Choice = { value: string; label: string }
type ArrivalFormProps = {
  noticeId: string
  words: Record<
    'title' | 'button' | 'busy' | 'on' | 'by' | 'sender' | 'note' | 'optional' | 'otherDay' | 'dateHint',
    string
  >
  days: Choice[]
  channels: Choice[]
}

export function ArrivalForm({ noticeId, words, days, channels }: ArrivalFormProps) {
  return (
    <PartForm
      noticeId={noticeId}
      action={recordArrivalAction}
      words={words}
      fields={({ shown, errorOf }) => (
        <>
          <DateField
            name="on"
            label={words.on}
            value={shown('on')}
            choices={days}
            choice={shown('onChoice', days[0]?.value)}
            freeLabel={words.otherDay}
            placeholder={words.dateHint}
            error={errorOf('on')}
          />
          <PickGroup
            name="channel"
            label={words.by}
            options={channels}
            value={shown('channel', channels[0]?.value)}
            error={errorOf('channel')}
          />
          <TextInput
            name="sender"
            label={words.sender}
            defaultValue={shown('sender')}
            error={errorOf('sender')}
            autoComplete="off"
            lang="ja"
          />
          <TextInput
            name="note"
            label={words.note}
            optional={words.optional}
            defaultValue={shown('note')}
            error={errorOf('note')}
            autoComplete="off"
          />
        </>
      )}
    />
  )
}

type ReasonProps = FieldTools & { words: Record<'text' | 'reason', string>; id?: string }

/** What the act does, and why it is done. @param id where another form of the page asks for a reason too */
function Reason({ words, id, shown, errorOf }: ReasonProps) {
  return (
    <>
      <p className="hint">{words.text}</p>
      <TextInput
        name="reason"
        {...(id ? { id } : {})}
        label={words.reason}
        defaultValue={shown('reason')}
        error={errorOf('reason')}
        autoComplete="off"
        lang="ja"
      />
    </>
  )
}

type VersionFormProps = {
  noticeId: string
  subject: string
  body: string
  words: Record<'title' | 'button' | 'busy' | 'text' | 'reason' | 'subject' | 'body' | 'optional', string>
}

export function VersionForm({ noticeId, subject, body, words }: VersionFormProps) {
  return (
    <PartForm
      id="new-version"
      noticeId={noticeId}
      action={addVersionAction}
      words={words}
      fields={({ shown, errorOf }) => (
        <>
          <Reason words={words} shown={shown} errorOf={errorOf} />
          <TextArea
            name="subject"
            label={words.subject}
            defaultValue={shown('subject', subject)}
            error={errorOf('subject')}
            rows={2}
            lang="ja"
          />
          <TextArea
            name="body"
            label={words.body}
            optional={words.optional}
            defaultValue={shown('body', body)}
            error={errorOf('body')}
            rows={4}
            lang="ja"
          />
        </>
      )}
    />
  )
}

type WithdrawFormProps = { noticeId: string; words: Record<'title' | 'button' | 'busy' | 'text' | 'reason', string> }

export function WithdrawForm({ noticeId, words }: WithdrawFormProps) {
  return (
    <PartForm
      id="withdrawal"
      noticeId={noticeId}
      action={withdrawNoticeAction}
      words={words}
      fields={(tools) => <Reason {...tools} words={words} id="withdrawal-reason" />}
    />
  )
}
