import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { roles } from '#core/policy/actor.ts'
import { rfc3339 } from '#core/time/display-date.ts'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { revokeKey } from '#features/accounts/commands/revoke-key.ts'
import { listKeys } from '#features/accounts/queries.ts'
import { keyInput } from '#features/accounts/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, paging } from './paging.ts'

const line = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  organizationId: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})

export const listKeysOperation = defineOperation({
  method: 'get',
  path: '/keys',
  summary: 'The API keys of an organization, never the key itself',
  status: 200,
  query: z.strictObject({ ...paging, organizationId: z.string().refine(isUuid, 'form').optional() }),
  output: pageOf(line),
  run: async (context, { query }) => {
    const page = await context.read((reader) => listKeys(reader, query))
    return {
      value: {
        next: page.next,
        items: page.items.map((one) => ({
          ...one,
          createdAt: rfc3339(one.createdAt),
          lastUsedAt: one.lastUsedAt && rfc3339(one.lastUsedAt),
          revokedAt: one.revokedAt && rfc3339(one.revokedAt),
        })),
      },
    }
  },
})

export const issueKeyOperation = defineOperation({
  method: 'post',
  path: '/keys',
  summary: 'Issue an API key; it is shown once',
  status: 201,
  body: keyInput,
  output: z.object({ id: z.string(), key: z.string().nullable() }),
  secrets: ['key'],
  run: async (context, { body }) => ({ value: await runCommand(context, issueKey, body) }),
})

export const revokeKeyOperation = defineOperation({
  method: 'post',
  path: '/keys/{id}/revocation',
  summary: 'Revoke an API key',
  status: 200,
  body: z.strictObject({}),
  output: z.object({ id: z.string() }),
  run: async (context, { params, body }) => ({
    value: await runCommand(context, revokeKey, { ...body, keyId: idOf(params) }),
  }),
})
