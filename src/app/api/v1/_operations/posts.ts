import { z } from 'zod'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { postInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'

export const post = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  fax: z.string().nullable(),
})

export const addPostOperation = defineOperation({
  method: 'post',
  path: '/posts',
  summary: 'Add a desk to an organization',
  status: 201,
  body: postInput,
  output: z.object({ id: z.string() }),
  run: async (context, { body }) => ({ value: await runCommand(context, addPost, body) }),
})
