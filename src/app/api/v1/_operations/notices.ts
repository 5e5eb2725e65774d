import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { editNotice } from '#features/notices/commands/edit-notice.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { kinds } from '#features/notices/notice.ts'
import { listNotices } from '#features/notices/queries.ts'
import { letterChange, noticeInput } from '#features/notices/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { noticeAnswer, noticeHead, noticeOutput, stateOf } from './notice-answer.ts'
import { bodyWith, idOf, pageOf, paging } from './paging.ts'

export const listNoticesOperation = defineOperation({
  method: 'get',
  path: '/notices',
  summary: 'Search the register',
  status: 200,
  output: pageOf(noticeHead),
  query: z.strictObject({
    ...paging,
    q: z.string().max(200).optional(),
    number: z.string().max(100).optional(),
    kind: z.enum(kinds).optional(),
    fiscalYear: z.coerce.number().int().min(1873).max(2200).optional(),
    issuer: z.string().max(200).optional(),
    organizationId: z.string().refine(isUuid, 'form').optional(),
  }),
  run: async (context, { query }) => {
    const page = await context.read((reader) => listNotices(reader, query))
    return { value: { ...page, items: page.items.map((one) => ({ ...one, state: stateOf(one) })) } }
  },
})

export const registerNoticeOperation = defineOperation({
  method: 'post',
  path: '/notices',
  summary: 'Register a letter',
  status: 201,
  body: noticeInput,
  output: noticeOutput,
  run: async (context, { body }) => {
    const { id } = await runCommand(context, registerNotice, bodyWith(body, { files: [] }))
    return noticeAnswer(context, id)
  },
})

export const getNoticeOperation = defineOperation({
  method: 'get',
  path: '/notices/{id}',
  summary: 'One letter with files, links, arrivals and versions',
  status: 200,
  output: noticeOutput,
  run: (context, { params }) => noticeAnswer(context, idOf(params)),
})

export const editNoticeOperation = defineOperation({
  method: 'patch',
  path: '/notices/{id}',
  summary: 'Edit a draft. If-Match names the ETag of the text that was read; without it, or when it is old: 412',
  status: 200,
  body: letterChange,
  output: noticeOutput,
  run: async (context, { params, body, ifMatch }) => {
    const noticeId = idOf(params)
    await runCommand(context, editNotice, bodyWith(body, { noticeId, revision: ifMatch }))
    return noticeAnswer(context, noticeId)
  },
})
