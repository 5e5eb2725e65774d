'use client'

import { useState } from 'react'
import { calendarDate } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { treatments } from '#features/distributions/composition.ts'
import type { CompositionState } from '#features/distributions/composition-state.ts'
import { PickGroup, Select, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { type ComposeChoices, type ComposeWords, say } from './compose-words.ts'

type Props = { state: CompositionState; words: ComposeWords; choices: ComposeChoices }

/** Three ways to more recipients: by name, by group, by kind. Open at first where nothing is chosen; afterwards as the officer leaves it. */
export function AddBlocks({ state, words, choices }: Props) {
  const [isOpen, setOpen] = useState(state.lines.length === 0 || Boolean(state.typed.q))
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="strong">{say(words, 'add')}</summary>
      <div className="form">
        <PickGroup
          name="addTreatment"
          label={say(words, 'addAs')}
          options={treatments.map((one) => ({ value: one, label: say(words, `treatment_${one}`) }))}
          value={state.typed.addTreatment ?? 'to'}
        />
        <ByName state={state} words={words} />
        <ByGroup state={state} words={words} choices={choices} />
        <ByKind state={state} words={words} choices={choices} />
      </div>
    </details>
  )
}

/** The press that ends a way; which of them was pressed is what the form posts as `act`. */
function Press({ act, children }: { act: string; children: string }) {
  return (
    <div>
      <SubmitButton size="sm" name="act" value={act}>
        {children}
      </SubmitButton>
    </div>
  )
}

function ByName({ state, words }: Pick<Props, 'state' | 'words'>) {
  const q = state.typed.q ?? ''
  return (
    <div className="form">
      <TextInput
        name="q"
        label={say(words, 'search')}
        hint={say(words, 'searchHint')}
        defaultValue={q}
        autoComplete="off"
        lang="ja"
        width="half"
      />
      <Press act="search">{say(words, 'searchButton')}</Press>
      {q && state.found.length === 0 ? <p role="status">{say(words, 'foundNone', { q })}</p> : null}
      <div className="row">
        {state.found.map((one) =>
          one.isThere ? (
            <span key={one.id} className="t14">
              {say(words, 'isThere', { name: one.name })}
            </span>
          ) : (
            <SubmitButton
              key={one.id}
              variant={one.isChosen ? 'quiet' : 'secondary'}
              size="sm"
              name="act"
              value={`${one.isChosen ? 'remove' : 'add'} ${one.id}`}
            >
              {say(words, one.isChosen ? 'removeOne' : 'addOne', { name: one.name })}
            </SubmitButton>
          ),
        )}
      </div>
      {state.hasMore ? <p className="hint">{say(words, 'foundMore')}</p> : null}
    </div>
  )
}

function ByGroup({ state, words, choices }: Props) {
  if (choices.groups.length === 0) return <p className="hint">{say(words, 'noGroups')}</p>
  return (
    <div className="form">
      <Select
        key={state.typed.group ?? ''}
        name="group"
        label={say(words, 'group')}
        blank={say(words, 'pickGroup')}
        defaultValue={state.typed.group ?? ''}
        options={choices.groups.map((one) => ({
          value: one.id,
          label: say(words, 'groupCount', { name: one.name, count: one.count }),
        }))}
      />
      <Press act="add-group">{say(words, 'addGroup')}</Press>
    </div>
  )
}

function ByKind({ state, words, choices }: Props) {
  if (choices.kindSets.length === 0) return null
  const date = longDate(calendarDate(choices.letterDate), choices.locale)
  return (
    <div className="form">
      <Select
        key={`kind ${state.typed.kindSet ?? ''}`}
        name="kindSet"
        label={say(words, 'kind')}
        defaultValue={state.typed.kindSet ?? choices.kindSets[0] ?? ''}
        options={choices.kindSets.map((one) => ({ value: one, label: say(words, `kind_${one}`) }))}
      />
      <Select
        key={`place ${state.typed.prefecture ?? ''}`}
        name="prefecture"
        label={say(words, 'place')}
        blank={say(words, 'everywhere')}
        defaultValue={state.typed.prefecture ?? (choices.places.length === 1 ? (choices.places[0]?.code ?? '') : '')}
        options={choices.places.map((one) => ({ value: one.code, label: one.name }))}
      />
      <TextInput
        name="kindOn"
        label={say(words, 'kindOn')}
        optional={say(words, 'optional')}
        hint={say(words, 'kindOnHint', { date })}
        defaultValue={state.typed.kindOn ?? ''}
        autoComplete="off"
        width="half"
      />
      <Press act="add-kind">{say(words, 'addKind')}</Press>
    </div>
  )
}
