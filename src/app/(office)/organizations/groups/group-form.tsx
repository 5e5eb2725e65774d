'use client'

import { useActionState } from 'react'
import { keepGroupAction } from '#features/organizations/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { PickGroup, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { StaleBar } from '../stale-bar.tsx'

type Named = { id: string; name: string; code: string }
type GroupFormProps = {
  group: { id: string; name: string; revision: number; members: Named[] } | null
  mayKeep: boolean
  candidates: Named[]
  words: Record<
    | 'name'
    | 'nameHint'
    | 'members'
    | 'count'
    | 'noMembers'
    | 'uncheck'
    | 'candidates'
    | 'candidatesText'
    | 'noCandidates'
    | 'keep'
    | 'busy'
    | 'now',
    string
  >
}

/** Name, members (ticked) and candidates (not ticked) in one form: whoever is ticked when it is saved is a member. */
export function GroupForm({ group, mayKeep, candidates, words }: GroupFormProps) {
  const [state, action] = useActionState(keepGroupAction, { title: null, errors: [], typed: {} })
  const members = group?.members ?? []
  const complaint = (name: string) => state.errors.find((one) => one.field.split('.')[0] === name)?.message
  const options = (list: Named[]) => list.map((one) => ({ value: one.id, label: one.name, disabled: !mayKeep }))
  return (
    <form action={action} className="stack">
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({ ...one, field: one.field.split('.')[0] ?? '' }))}
      />
      <StaleBar state={state} title={words.now} labels={{ name: words.name, members: words.members }} />
      {group ? (
        <>
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="revision" value={group.revision} />
        </>
      ) : null}
      <TextInput
        name="name"
        label={words.name}
        hint={words.nameHint}
        required
        readOnly={!mayKeep}
        width="half"
        autoComplete="off"
        lang="ja"
        defaultValue={state.typed.name ?? group?.name ?? ''}
        {...(complaint('name') ? { error: complaint('name') ?? '' } : {})}
      />
      <PickGroup
        name="memberIds"
        kind="checkbox"
        label={`${words.members}　${words.count}`}
        hint={members.length > 0 ? words.uncheck : words.noMembers}
        options={options(members)}
        value={members.map((one) => one.id)}
        {...(complaint('memberIds') ? { error: complaint('memberIds') ?? '' } : {})}
      />
      {mayKeep ? (
        <>
          <PickGroup
            name="memberIds"
            id="candidates"
            kind="checkbox"
            label={words.candidates}
            hint={candidates.length > 0 ? words.candidatesText : words.noCandidates}
            options={options(candidates)}
          />
          <div>
            <SubmitButton variant="primary" busyLabel={words.busy}>
              {words.keep}
            </SubmitButton>
          </div>
        </>
      ) : null}
    </form>
  )
}
