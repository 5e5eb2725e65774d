import { channels, urgencies } from '#features/distributions/distribution.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { Fieldset, PickGroup, Select, TextArea } from '#ui/field.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'
import { DueField } from './due-field.tsx'

type Props = {
  state: CompositionState
  words: ComposeWords
  choices: ComposeChoices
  errorOf: (name: string) => string | undefined
}

const asks = ['receipt_and_dissemination', 'receipt', 'none'] as const

/** What is asked of the recipients, by when, with which letters. */
export function ComposeTerms({ state, words, choices, errorOf }: Props) {
  const { typed } = state
  const shared = { state, words, choices }
  return (
    <Fieldset legend={say(words, 'terms')}>
      {choices.enclosures.length > 0 ? (
        <PickGroup
          name="enclosureIds"
          kind="checkbox"
          stacked
          label={say(words, 'enclosures')}
          options={choices.enclosures.map((one) => ({ value: one.id, label: one.label }))}
          value={state.enclosureIds}
          {...(errorOf('enclosureIds') ? { error: errorOf('enclosureIds') } : {})}
        />
      ) : null}
      <PickGroup
        name="ask"
        label={say(words, 'ask')}
        options={asks.map((ask) => ({ value: ask, label: say(words, `ask_${ask}`) }))}
        value={typed.ask ?? asks[0]}
      />
      <DueField name="receiptDueDate" label={say(words, 'receiptDue')} error={errorOf('receiptDueDate')} {...shared} />
      <DueField name="dueDate" label={say(words, 'dueDate')} error={errorOf('dueDate')} {...shared} />
      <PickGroup
        name="urgency"
        label={say(words, 'urgency')}
        options={urgencies.map((one) => ({ value: one, label: say(words, `urgency_${one}`) }))}
        value={typed.urgency ?? 'normal'}
      />
      <Select
        key={typed.channel ?? ''}
        name="channel"
        label={say(words, 'channel')}
        options={channels.map((one) => ({ value: one, label: say(words, `c_${one}`) }))}
        defaultValue={typed.channel ?? 'lgwan'}
      />
      <TextArea
        name="contact"
        label={say(words, 'contact')}
        optional={say(words, 'optional')}
        rows={2}
        lang="ja"
        defaultValue={typed.contact ?? ''}
        {...(errorOf('contact') ? { error: errorOf('contact') } : {})}
      />
    </Fieldset>
  )
}
