'use server'

import { formAction, pressAction } from '#server/form-action.ts'
import { afterwards } from '#server/form-fields.ts'
import { addPost } from './commands/add-post.ts'
import { createOrganization } from './commands/create-organization.ts'
import { editCalendar } from './commands/edit-calendar.ts'
import { editOrganization } from './commands/edit-organization.ts'
import { editPost } from './commands/edit-post.ts'
import { endPost } from './commands/end-post.ts'
import { keepGroup } from './commands/keep-group.ts'
import { readCalendar, readGroup, readOrganization, readPost } from './forms.ts'

export const createOrganizationAction = formAction(createOrganization, {
  read: readOrganization('code', 'name', 'kana', 'kind', 'parentId'),
  done: ({ id }) => `/organizations/${id}?done=created`,
})
export const editOrganizationAction = formAction(editOrganization, {
  read: readOrganization('organizationId', 'name', 'kana'),
  done: afterwards('edited'),
})
export const addPostAction = formAction(addPost, { read: readPost('organizationId'), done: afterwards('post-added') })
export const editPostAction = formAction(editPost, { read: readPost('postId'), done: afterwards('post-edited') })
export const endPostAction = pressAction(endPost, {
  read: (form) => ({ postId: form.get('postId') }),
  done: afterwards('post-ended'),
})
export const editCalendarAction = formAction(editCalendar, { read: readCalendar, done: afterwards('calendar-edited') })
export const keepGroupAction = formAction(keepGroup, {
  read: readGroup,
  done: ({ id }) => `/organizations/groups/${id}?done=group-kept`,
})
