import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { rfc3339 } from '#core/time/display-date.ts'
import { addMembership } from '#features/accounts/commands/add-membership.ts'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { changeRole } from '#features/accounts/commands/change-role.ts'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { enableUser } from '#features/accounts/commands/enable-user.ts'
import { endMembership } from '#features/accounts/commands/end-membership.ts'
import { setInitialPassword } from '#features/accounts/commands/set-initial-password.ts'
import { listUsers, userLine } from '#features/accounts/queries.ts'
import { membershipChoice, membershipInput, roleInput, userInput } from '#features/accounts/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, paging } from './paging.ts'

const line = userLine
  .omit({ otherRoles: true })
  .extend({ disabledAt: z.string().nullable(), lastSignInAt: z.string().nullable() })
const made = z.object({ id: z.string() })
/** shown once; null where the caller chose the password */
const withPassword = made.extend({ initialPassword: z.string().nullable() })
const nothing = z.strictObject({})

export const listUsersOperation = defineOperation({
  method: 'get',
  path: '/users',
  summary: 'The people of an organization',
  status: 200,
  output: pageOf(line),
  query: z.strictObject({ ...paging, organizationId: z.string().refine(isUuid, 'form').optional() }),
  run: async (context, { query }) => {
    const page = await context.read((reader) => listUsers(reader, query))
    return {
      value: {
        next: page.next,
        items: page.items.map((one) => ({
          ...one,
          disabledAt: one.disabledAt && rfc3339(one.disabledAt),
          lastSignInAt: one.lastSignInAt && rfc3339(one.lastSignInAt),
        })),
      },
    }
  },
})

export const addUserOperation = defineOperation({
  method: 'post',
  path: '/users',
  summary: 'Add a person with a role; without a password one is made and shown once',
  status: 201,
  body: userInput,
  output: withPassword,
  secrets: ['initialPassword'],
  run: async (context, { body }) => ({ value: await runCommand(context, addUser, body) }),
})

export const changeRoleOperation = defineOperation({
  method: 'patch',
  path: '/users/{id}',
  summary: 'Change a role',
  status: 200,
  body: roleInput.omit({ userId: true }),
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, changeRole, { ...body, userId: idOf(params) }),
  }),
})

export const disableUserOperation = defineOperation({
  method: 'post',
  path: '/users/{id}/disable',
  summary: 'End an account and its sessions',
  status: 200,
  body: nothing,
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, disableUser, { ...body, userId: idOf(params) }),
  }),
})

export const enableUserOperation = defineOperation({
  method: 'post',
  path: '/users/{id}/enable',
  summary: 'Open an ended account again',
  status: 200,
  body: nothing,
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, enableUser, { ...body, userId: idOf(params) }),
  }),
})

export const setInitialPasswordOperation = defineOperation({
  method: 'post',
  path: '/users/{id}/initial-password',
  summary: 'Make a new initial password, shown once; sessions end',
  status: 200,
  body: nothing,
  output: withPassword,
  secrets: ['initialPassword'],
  run: async (context, { params, body }) => ({
    value: await runCommand(context, setInitialPassword, { ...body, userId: idOf(params) }),
  }),
})

export const addMembershipOperation = defineOperation({
  method: 'post',
  path: '/memberships',
  summary: 'Give somebody who has an account a role in one more organization',
  status: 201,
  body: membershipInput,
  output: made,
  run: async (context, { body }) => ({ value: await runCommand(context, addMembership, body) }),
})

export const endMembershipOperation = defineOperation({
  method: 'post',
  path: '/users/{id}/membership-end',
  summary: 'End the role in one organization',
  status: 200,
  body: membershipChoice.omit({ userId: true }),
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, endMembership, { ...body, userId: idOf(params) }),
  }),
})
