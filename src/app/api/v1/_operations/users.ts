import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { roles } from '#core/policy/actor.ts'
import { rfc3339 } from '#core/time/display-date.ts'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { changeRole } from '#features/accounts/commands/change-role.ts'
import { disableUser } from '#features/accounts/commands/disable-user.ts'
import { listUsers } from '#features/accounts/queries.ts'
import { roleInput, userInput } from '#features/accounts/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, paging } from './paging.ts'

const line = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  role: z.enum(roles),
  isSystemAdministrator: z.boolean(),
  isAuditor: z.boolean(),
  disabledAt: z.string().nullable(),
})
const made = z.object({ id: z.string() })

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
        items: page.items.map((one) => ({ ...one, disabledAt: one.disabledAt && rfc3339(one.disabledAt) })),
      },
    }
  },
})

export const addUserOperation = defineOperation({
  method: 'post',
  path: '/users',
  summary: 'Add a person with a role',
  status: 201,
  body: userInput,
  output: made,
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
  body: z.strictObject({}),
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, disableUser, { ...body, userId: idOf(params) }),
  }),
})
