'use client'

import { type ChangeEvent, useActionState, useState } from 'react'
import { splitDocumentNumbers } from '#core/text/document-number.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { type IssuerSymbol, proposeIssuers } from '#features/notices/issuer-proposal.ts'
import { isDateMismatch, readNumbers } from '#features/notices/notice.ts'
import type { FormState } from '#server/form-action.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form } from '#ui/field.tsx'
import { NoticeFields } from './notice-fields.tsx'
import { StaleTexts } from './stale-texts.tsx'

export type NoticeFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: Record<string, string>
  kinds: readonly string[]
  today: string
  symbols: IssuerSymbol[]
  candidates?: { id: string; label: string }[]
  /** the letter as it stands, for an edit */
  letter?: { id: string; revision: string; lines: Record<string, string> }
  children: React.ReactNode
}

/** Registers or edits a letter by hand; complaints stand above and at their fields, and nothing has to be typed twice. */
export function NoticeForm({ action, words, letter, children, symbols, ...rest }: NoticeFormProps) {
  const [state, submit] = useActionState(action, { title: null, errors: [], typed: {} })
  const [hint, setHint] = useState<{ issuer: string; isMismatch: boolean }>({ issuer: '', isMismatch: false })
  const wasRefused = state.title !== null
  const shown = (name: string) => (wasRefused ? state.typed[name] : letter?.lines[name]) ?? ''
  const onChange = ({ currentTarget: form }: ChangeEvent<HTMLFormElement>) => {
    const seen = look(new FormData(form), symbols)
    const field = form.elements.namedItem('issuer')
    // the proposal fills an empty field only, and follows a corrected number while nobody touched it
    if (field instanceof HTMLTextAreaElement && (field.value === '' || field.value === hint.issuer))
      field.value = seen.issuer
    setHint(seen)
  }
  return (
    <Form
      action={submit}
      onChange={onChange}
      className="form-wide"
      key={JSON.stringify([state.typed, state.comparison?.revision])}
    >
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((error) => ({ field: fieldId(error.field), message: error.message }))}
      />
      {state.comparison ? <StaleTexts words={words} comparison={state.comparison} typed={state.typed} /> : null}
      {letter ? (
        <>
          <input type="hidden" name="noticeId" value={letter.id} />
          <input type="hidden" name="revision" value={state.comparison?.revision ?? letter.revision} />
        </>
      ) : null}
      <NoticeFields
        {...rest}
        words={words}
        isEdit={letter !== undefined}
        wasRefused={wasRefused}
        shown={shown}
        choice={wasRefused ? state.typed.dateChoice : undefined}
        errorOf={(name) => state.errors.find((error) => fieldId(error.field) === name)?.message}
        issuerHint={hint.issuer}
        isMismatch={hint.isMismatch}
      />
      <div className="row">{children}</div>
    </Form>
  )
}

/** What the typed number says of issuer and date. */
function look(form: FormData, symbols: IssuerSymbol[]): { issuer: string; isMismatch: boolean } {
  const text = (name: string) => String(form.get(name) ?? '')
  const raws = splitDocumentNumbers(text('documentNumbers'))
  const parsed = parseDate(text('date') || text('dateChoice'))
  const date = parsed.ok ? parsed.date : null
  const { numbers } = readNumbers(raws)
  return {
    issuer: [...new Set(proposeIssuers(raws, date, symbols))].join('\n'),
    isMismatch: date !== null && numbers.some((number) => isDateMismatch(number, date)),
  }
}

function fieldId(field: string): string {
  const name = field.split('.')[0] ?? ''
  return name === 'file' ? 'files' : name
}
