'use server'

import { formAction, pressAction, showAction } from '#server/form-action.ts'
import { afterwards } from '#server/form-fields.ts'
import { addMembership } from './commands/add-membership.ts'
import { addUser } from './commands/add-user.ts'
import { changeName } from './commands/change-name.ts'
import { changePassword } from './commands/change-password.ts'
import { changeRole } from './commands/change-role.ts'
import { disableUser } from './commands/disable-user.ts'
import { enableUser } from './commands/enable-user.ts'
import { endMembership } from './commands/end-membership.ts'
import { endSession } from './commands/end-session.ts'
import { issueKey } from './commands/issue-key.ts'
import { revokeKey } from './commands/revoke-key.ts'
import { setInitialPassword } from './commands/set-initial-password.ts'
import { read, readUser, showInitialPassword } from './forms.ts'

export const addUserAction = showAction(addUser, {
  read: readUser,
  show: ({ initialPassword }, form) => ({ initialPassword: initialPassword ?? '', ...read('email', 'name')(form) }),
})
export const setInitialPasswordAction = showAction(setInitialPassword, {
  read: read('userId'),
  show: showInitialPassword,
})
export const issueKeyAction = showAction(issueKey, {
  read: read('organizationId', 'role', 'name'),
  show: ({ key }, form) => ({ key, ...read('name')(form) }),
})
export const addMembershipAction = formAction(addMembership, {
  read: read('email', 'organizationId', 'role'),
  done: afterwards('membership-added'),
})
export const changePasswordAction = formAction(changePassword, {
  read: read('currentPassword', 'password', 'passwordRepeat', 'sessionId'),
  done: afterwards('password-changed'),
})
export const changeNameAction = formAction(changeName, { read: read('name'), done: afterwards('name-changed') })
export const changeRoleAction = pressAction(changeRole, {
  read: read('userId', 'organizationId', 'role'),
  done: afterwards('role-changed'),
})
export const endMembershipAction = pressAction(endMembership, {
  read: read('userId', 'organizationId'),
  done: afterwards('membership-ended'),
})
export const disableUserAction = pressAction(disableUser, { read: read('userId'), done: afterwards('disabled') })
export const enableUserAction = pressAction(enableUser, { read: read('userId'), done: afterwards('enabled') })
export const endSessionAction = pressAction(endSession, { read: read('sessionId'), done: afterwards('session-ended') })
export const revokeKeyAction = pressAction(revokeKey, { read: read('keyId'), done: afterwards('key-revoked') })
