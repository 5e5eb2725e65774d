'use client'

import { useActionState } from 'react'
import { addPostAction, editPostAction } from '#features/organizations/actions.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Form, TextInput } from '#ui/field.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { StaleBar } from '../stale-bar.tsx'

type Post = {
  id: string
  name: string
  email: string | null
  telephone: string | null
  fax: string | null
  revision: number
}
type PostFormProps = {
  organizationId: string
  post: Post | undefined
  back: string
  words: Record<'name' | 'nameHint' | 'email' | 'telephone' | 'fax' | 'optional' | 'save' | 'busy' | 'now', string>
}

/** Name, mailbox, telephone and FAX of a desk. */
export function PostForm({ organizationId, post, back, words }: PostFormProps) {
  const [state, action] = useActionState(post ? editPostAction : addPostAction, { title: null, errors: [], typed: {} })
  const field = (name: 'name' | 'email' | 'telephone' | 'fax') => {
    const complaint = state.errors.find((one) => one.field === name)?.message
    return {
      name,
      id: `desk-${name}`,
      label: words[name],
      defaultValue: state.typed[name] ?? post?.[name] ?? '',
      autoComplete: 'off',
      ...(complaint ? { error: complaint } : {}),
    }
  }
  return (
    <Form action={action} key={JSON.stringify(state.typed)}>
      <ErrorSummary
        title={state.title ?? ''}
        errors={state.errors.map((one) => ({ ...one, field: `desk-${one.field}` }))}
      />
      <StaleBar state={state} title={words.now} labels={words} />
      {post ? (
        <>
          <input type="hidden" name="postId" value={post.id} />
          <input type="hidden" name="revision" value={post.revision} />
        </>
      ) : (
        <input type="hidden" name="organizationId" value={organizationId} />
      )}
      <input type="hidden" name="back" value={back} />
      <TextInput {...field('name')} hint={words.nameHint} required lang="ja" />
      <TextInput {...field('email')} optional={words.optional} type="email" />
      <TextInput {...field('telephone')} optional={words.optional} type="tel" />
      <TextInput {...field('fax')} optional={words.optional} type="tel" />
      <div>
        <SubmitButton variant="primary" busyLabel={words.busy}>
          {words.save}
        </SubmitButton>
      </div>
    </Form>
  )
}
