'use client'

import { useActionState } from 'react'
import { composeAction } from '#features/distributions/actions.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { ButtonRow } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { AddBlocks } from './add-blocks.tsx'
import { ChosenLines } from './chosen-lines.tsx'
import { ComposeTerms } from './compose-terms.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'
import { StaleNote } from './stale-note.tsx'

type ComposeFormProps = {
  start: CompositionState
  words: ComposeWords
  choices: ComposeChoices
  noticeId: string
  /** the draft that is edited, as it was when the page was made */
  draft?: { id: string; revision: number }
}

/** Recipients first, then what is asked; everything is proposed, the officer corrects and goes on. */
export function ComposeForm({ start, words, choices, noticeId, draft }: ComposeFormProps) {
  const [state, action] = useActionState(composeAction, start)
  const errors = (state.refusal?.errors ?? []).map((one) => ({ ...one, field: one.field.split('.')[0] ?? '' }))
  const errorOf = (name: string) => errors.find((one) => one.field === name)?.message
  const { to, cc, fyi, separately } = state.totals
  const totals = { to, copies: cc + fyi, separately }
  const publish = to > 0 ? say(words, 'publish', totals) : say(words, 'publishNone')
  return (
    <Form action={action} className="form-wide">
      {/* Enter in any field looks again; it never saves. */}
      <button type="submit" name="act" value="search" className="vh" tabIndex={-1} aria-hidden="true">
        {say(words, 'searchButton')}
      </button>
      <ErrorSummary title={state.refusal?.title ?? ''} errors={errors} />
      <StaleNote refusal={state.refusal} words={words} choices={choices} draftId={draft?.id ?? ''} />
      <input type="hidden" name="noticeId" value={noticeId} />
      {draft ? <input type="hidden" name="distributionId" value={draft.id} /> : null}
      {draft ? <input type="hidden" name="revision" value={revisionNow(state, draft.revision)} /> : null}
      <div className="pair compose">
        <div className="stack">
          <div>
            <SectionHead title={say(words, 'chosen')} count={say(words, 'summary', totals)} />
            <ChosenLines state={state} words={words} choices={choices} />
          </div>
          <AddBlocks state={state} words={words} choices={choices} />
        </div>
        <ComposeTerms state={state} words={words} choices={choices} errorOf={errorOf} />
      </div>
      <p className="t14">{say(words, 'effect', { button: publish, to })}</p>
      <ButtonRow>
        <SubmitButton variant="primary" name="act" value="publish" busyLabel={say(words, 'busy')}>
          {publish}
        </SubmitButton>
        <SubmitButton name="act" value="save" busyLabel={say(words, 'busy')}>
          {say(words, 'save')}
        </SubmitButton>
      </ButtonRow>
    </Form>
  )
}

/** After a stale refusal the next press is made knowing what the colleague wrote. */
function revisionNow(state: CompositionState, revision: number): number {
  const current = state.refusal?.current as { revision?: number } | null // the detail of the `stale` error
  return current?.revision ?? (Number(state.typed.revision) || revision)
}
