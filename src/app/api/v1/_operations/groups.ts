import { z } from 'zod'
import { keepGroup } from '#features/organizations/commands/keep-group.ts'
import { listGroups } from '#features/organizations/queries.ts'
import { groupInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { pageOf } from './paging.ts'

const group = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
})

export const listGroupsOperation = defineOperation({
  method: 'get',
  path: '/groups',
  summary: 'Own recipient groups',
  status: 200,
  output: pageOf(group),
  run: async (context) => ({ value: { items: await context.read(listGroups), next: null } }),
})

export const keepGroupOperation = defineOperation({
  method: 'post',
  path: '/groups',
  summary: 'Make a group, or replace its name and members',
  status: 201,
  body: groupInput,
  output: z.object({ id: z.string() }),
  run: async (context, { body }) => ({ value: await runCommand(context, keepGroup, body) }),
})
