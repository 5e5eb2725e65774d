import { z } from 'zod'
import { keepGroup } from '#features/organizations/commands/keep-group.ts'
import { getGroup } from '#features/organizations/directory.ts'
import { listGroups } from '#features/organizations/queries.ts'
import { groupInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, revisionOf } from './paging.ts'

const group = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.number(),
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
  summary: 'Make a group, or replace the name and members of the one with groupId',
  status: 201,
  body: groupInput,
  output: z.object({ id: z.string() }),
  run: async (context, { body }) => ({ value: await runCommand(context, keepGroup, body) }),
})

export const getGroupOperation = defineOperation({
  method: 'get',
  path: '/groups/{id}',
  summary: 'One of the own recipient groups',
  status: 200,
  output: group,
  run: async (context, { params }) => {
    const value = await context.read((reader) => getGroup(reader, idOf(params)))
    return { value, etag: String(value.revision) }
  },
})

export const editGroupOperation = defineOperation({
  method: 'patch',
  path: '/groups/{id}',
  summary: 'Replace the name and members of a group; If-Match carries its revision',
  status: 200,
  body: groupInput.omit({ groupId: true, revision: true }),
  output: z.object({ id: z.string() }),
  run: async (context, { params, body, ifMatch }) => ({
    value: await runCommand(context, keepGroup, { ...body, groupId: idOf(params), revision: revisionOf(ifMatch) }),
  }),
})
