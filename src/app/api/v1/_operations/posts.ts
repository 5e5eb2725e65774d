import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { addPost } from '#features/organizations/commands/add-post.ts'
import { editPost } from '#features/organizations/commands/edit-post.ts'
import { endPost } from '#features/organizations/commands/end-post.ts'
import { listPosts } from '#features/organizations/directory.ts'
import { postEdit, postInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, revisionOf } from './paging.ts'

export const post = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  fax: z.string().nullable(),
  revision: z.number(),
})
const made = z.object({ id: z.string() })

export const listPostsOperation = defineOperation({
  method: 'get',
  path: '/posts',
  summary: "The desks of an organization, of one's own when none is named",
  status: 200,
  query: z.strictObject({ organizationId: z.string().refine(isUuid, 'form').optional() }),
  output: pageOf(post.extend({ organizationId: z.string() })),
  run: async (context, { query }) => ({
    value: { items: await context.read((reader) => listPosts(reader, query.organizationId)), next: null },
  }),
})

export const addPostOperation = defineOperation({
  method: 'post',
  path: '/posts',
  summary: 'Add a desk to an organization',
  status: 201,
  body: postInput,
  output: made,
  run: async (context, { body }) => ({ value: await runCommand(context, addPost, body) }),
})

export const editPostOperation = defineOperation({
  method: 'patch',
  path: '/posts/{id}',
  summary: 'Edit a desk; If-Match carries its revision',
  status: 200,
  body: postEdit.omit({ postId: true, revision: true }),
  output: made,
  run: async (context, { params, body, ifMatch }) => ({
    value: await runCommand(context, editPost, { ...body, postId: idOf(params), revision: revisionOf(ifMatch) }),
  }),
})

export const endPostOperation = defineOperation({
  method: 'post',
  path: '/posts/{id}/end',
  summary: 'Close a desk from today on',
  status: 200,
  body: z.strictObject({}),
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, endPost, { ...body, postId: idOf(params) }),
  }),
})
