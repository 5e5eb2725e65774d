'use client'

import { useActionState } from 'react'
import { addRecipientsAction } from '#features/distributions/actions.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { channels } from '#features/distributions/distribution.ts'
import { ButtonRow } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, Select } from '#ui/field.tsx'
import { SectionHead } from '#ui/page-head.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { AddBlocks } from '../../new/add-blocks.tsx'
import { ChosenLines } from '../../new/chosen-lines.tsx'
import { type ComposeChoices, type ComposeWords, say } from '../../new/compose-words.ts'

type AdditionFormProps = {
  start: CompositionState
  words: ComposeWords
  choices: ComposeChoices
  noticeId: string
  distributionId: string
}

/** The list and the ways to fill it, as for a new distribution; the terms are those of the distribution. */
export function AdditionForm({ start, words, choices, noticeId, distributionId }: AdditionFormProps) {
  const [state, action] = useActionState(addRecipientsAction, start)
  const errors = (state.refusal?.errors ?? []).map((one) => ({ ...one, field: one.field.split('.')[0] ?? '' }))
  const { to, cc, fyi, separately } = state.totals
  const count = to + cc + fyi + separately
  return (
    <Form action={action}>
      {/* Enter in any field looks again; it never records. */}
      <button type="submit" name="act" value="search" className="vh" tabIndex={-1} aria-hidden="true">
        {say(words, 'searchButton')}
      </button>
      <ErrorSummary title={state.refusal?.title ?? ''} errors={errors} />
      <input type="hidden" name="noticeId" value={noticeId} />
      <input type="hidden" name="distributionId" value={distributionId} />
      <SectionHead title={say(words, 'chosen')} count={say(words, 'summary', { to, copies: cc + fyi, separately })} />
      <ChosenLines state={state} words={words} choices={choices} />
      <AddBlocks state={state} words={words} choices={choices} />
      <Select
        key={state.typed.channel ?? ''}
        name="channel"
        label={say(words, 'channel')}
        options={channels.map((one) => ({ value: one, label: say(words, `c_${one}`) }))}
        defaultValue={state.typed.channel ?? 'lgwan'}
      />
      <ButtonRow>
        <SubmitButton variant="primary" name="act" value="add-chosen" busyLabel={say(words, 'busy')}>
          {count > 0 ? say(words, 'addPress', { count }) : say(words, 'addPressNone')}
        </SubmitButton>
      </ButtonRow>
    </Form>
  )
}
