import { z } from 'zod'
import { roles } from '#core/policy/actor.ts'
import { getMe } from '#features/accounts/queries.ts'
import { defineOperation } from '#server/api-route.ts'

const me = z.object({
  kind: z.string(),
  id: z.string().nullable(),
  name: z.string(),
  role: z.enum(roles).nullable(),
  isSystemAdministrator: z.boolean(),
  isAuditor: z.boolean(),
  organization: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  language: z.string(),
})

export const meOperation = defineOperation({
  method: 'get',
  path: '/me',
  summary: 'Who asks, for which organization, in which role',
  status: 200,
  output: me,
  run: async (context) => ({ value: await context.read(getMe) }),
})
