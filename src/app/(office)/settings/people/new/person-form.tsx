'use client'

import { useActionState } from 'react'
import { addMembershipAction, addUserAction } from '#features/accounts/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Checkbox, Form, PickGroup, TextInput } from '#ui/field.tsx'
import { ShownOnce } from '#ui/shown-once.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'

type RoleOption = { value: string; label: string; hint: string }
type PersonFormProps = {
  organizationId: string
  roles: RoleOption[]
  words: Record<string, string>
  mayGiveFlags: boolean
}

/** A new person: mail address, name, role; the initial password is shown once in place of the form. */
export function PersonForm({ organizationId, roles, words, mayGiveFlags }: PersonFormProps) {
  const [state, action] = useActionState(addUserAction, { title: null, errors: [], typed: {} })
  const w = (key: string) => words[key] ?? key
  const error = (name: string) => state.errors.find((one) => one.field === name)?.message
  const field = (name: 'email' | 'name') => ({
    name,
    label: w(name),
    defaultValue: state.typed[name] ?? '',
    ...(error(name) ? { error: error(name) ?? '' } : {}),
  })
  if (state.shown?.initialPassword)
    return (
      <ShownOnce
        value={state.shown.initialPassword}
        words={{
          title: w('initialPasswordOf')
            .replace('{name}', state.shown.name ?? '')
            .replace('{email}', state.shown.email ?? ''),
          once: w('once'),
          copy: w('copy'),
          copied: w('copied'),
        }}
        next={{ href: `/settings/people/new?organizationId=${organizationId}`, label: w('addAnother') }}
      />
    )
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary title={state.title ?? ''} errors={state.errors} />
      <input type="hidden" name="organizationId" value={organizationId} />
      <TextInput {...field('name')} required autoComplete="off" lang="ja" />
      <TextInput {...field('email')} required type="email" autoComplete="off" />
      <PickGroup name="role" stacked label={w('role')} options={roles} value={state.typed.role ?? 'staff'} />
      {mayGiveFlags ? (
        <div className="row">
          <Checkbox name="isSystemAdministrator" label={w('administrator')} />
          <Checkbox name="isAuditor" label={w('auditor')} />
        </div>
      ) : null}
      <div>
        <SubmitButton variant="primary" busyLabel={w('busy')}>
          {w('add')}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** A person with an account already gets a role here too. */
export function KnownPersonForm({ organizationId, roles, words }: Omit<PersonFormProps, 'mayGiveFlags'>) {
  const [state, action] = useActionState(addMembershipAction, { title: null, errors: [], typed: {} })
  const w = (key: string) => words[key] ?? key
  const complaint = state.errors.find((one) => one.field === 'email')?.message
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({ ...one, field: one.field === 'email' ? 'known-email' : one.field }))}
      />
      <input type="hidden" name="organizationId" value={organizationId} />
      <input type="hidden" name="back" value={w('back')} />
      <TextInput
        name="email"
        id="known-email"
        type="email"
        label={w('email')}
        required
        autoComplete="off"
        defaultValue={state.typed.email ?? ''}
        {...(complaint ? { error: complaint } : {})}
      />
      <PickGroup
        name="role"
        id="known-role"
        stacked
        label={w('role')}
        options={roles}
        value={state.typed.role ?? 'staff'}
      />
      <div>
        <SubmitButton busyLabel={w('busy')}>{w('addRole')}</SubmitButton>
      </div>
    </Form>
  )
}
