import { z } from 'zod'
import { kinds } from '#features/notices/notice.ts'
import { registerNotice } from '#features/notices/commands/register-notice.ts'
import { getNotice, listNotices } from '#features/notices/queries.ts'
import { noticeInput } from '#features/notices/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, paging } from './paging.ts'

const head = z.object({
  id: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  date: z.string(),
  fiscalYear: z.number(),
  version: z.number(),
})
const link = z.object({
  relation: z.string(),
  isOutgoing: z.boolean(),
  noticeId: z.string().nullable(),
  numbers: z.array(z.string()),
  date: z.string().nullable(),
  dateInferred: z.boolean(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
})
const detail = head.extend({
  kindInferred: z.boolean(),
  subjectSuffix: z.string().nullable(),
  addressee: z.string().nullable(),
  body: z.string().nullable(),
  contact: z.string().nullable(),
  requestedAction: z.string().nullable(),
  targetAudience: z.array(z.string()),
  deadline: z.string().nullable(),
  sealOmitted: z.boolean(),
  alreadyNotified: z.array(z.string()),
  files: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number(),
      sha256: z.string(),
    }),
  ),
  links: z.array(link),
})

export const listNoticesOperation = defineOperation({
  method: 'get',
  path: '/notices',
  summary: 'Search the register',
  status: 200,
  output: pageOf(head),
  query: z.strictObject({
    ...paging,
    q: z.string().max(200).optional(),
    number: z.string().max(100).optional(),
    kind: z.enum(kinds).optional(),
    fiscalYear: z.coerce.number().int().min(1873).max(2200).optional(),
    issuer: z.string().max(200).optional(),
  }),
  run: async (context, { query }) => ({ value: await context.read((reader) => listNotices(reader, query)) }),
})

export const registerNoticeOperation = defineOperation({
  method: 'post',
  path: '/notices',
  summary: 'Register a letter',
  status: 201,
  body: noticeInput,
  output: detail,
  run: async (context, { body }) => {
    const { id } = await runCommand(context, registerNotice, body)
    const notice = await context.read((reader) => getNotice(reader, id))
    return { value: notice, etag: String(notice.revision) }
  },
})

export const getNoticeOperation = defineOperation({
  method: 'get',
  path: '/notices/{id}',
  summary: 'One letter with files and links',
  status: 200,
  output: detail,
  run: async (context, { params }) => {
    const notice = await context.read((reader) => getNotice(reader, idOf(params)))
    return { value: notice, etag: String(notice.revision) }
  },
})
