/** What is added to a letter or taken off it: files, versions, arrivals, links; and its withdrawal. */
import { z } from 'zod'
import { withdrawNotice } from '#features/distributions/commands/withdraw-notice.ts'
import { addVersion } from '#features/notices/commands/add-version.ts'
import { attachFiles } from '#features/notices/commands/attach-files.ts'
import { linkNotices } from '#features/notices/commands/link-notices.ts'
import { recordArrival } from '#features/notices/commands/record-arrival.ts'
import { removeFile } from '#features/notices/commands/remove-file.ts'
import { unlinkNotices } from '#features/notices/commands/unlink-notices.ts'
import { fileLimits } from '#features/notices/file-kind.ts'
import { arrivalBody, linkBody, versionBody, withdrawalBody } from '#features/notices/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { defineUpload } from '#server/api-upload.ts'
import { runCommand } from '#server/command.ts'
import { noticeAnswer, noticeOutput } from './notice-answer.ts'
import { bodyWith, idOf } from './paging.ts'

const made = z.object({ id: z.string() })

export const attachFilesOperation = defineUpload({
  method: 'post',
  path: '/notices/{id}/files',
  summary: 'Attach files to a draft or to a new version; all are kept or none',
  status: 201,
  upload: 'file',
  limits: { bytes: fileLimits.bytes, files: fileLimits.perNotice },
  output: z.object({
    id: z.string(),
    files: z.array(z.object({ id: z.string(), name: z.string(), sha256: z.string(), sizeBytes: z.number() })),
  }),
  run: (context, { params, files }) => runCommand(context, attachFiles, { noticeId: idOf(params), files }),
})

export const removeFileOperation = defineOperation({
  method: 'delete',
  path: '/notices/{id}/files/{fileId}',
  summary: 'Take a file off a draft',
  status: 204,
  output: z.null(),
  run: async (context, { params }) => {
    await runCommand(context, removeFile, { noticeId: idOf(params), fileId: idOf(params, 'fileId') })
    return { value: null }
  },
})

export const addVersionOperation = defineOperation({
  method: 'post',
  path: '/notices/{id}/versions',
  summary: 'Replace the text of a published letter; its number stays',
  status: 201,
  body: versionBody,
  output: noticeOutput,
  run: async (context, { params, body }) => {
    const noticeId = idOf(params)
    await runCommand(context, addVersion, bodyWith(body, { noticeId }))
    return noticeAnswer(context, noticeId)
  },
})

export const withdrawNoticeOperation = defineOperation({
  method: 'post',
  path: '/notices/{id}/withdrawal',
  summary: 'Withdraw a letter and every distribution that it covers',
  status: 201,
  body: withdrawalBody,
  output: noticeOutput,
  run: async (context, { params, body }) => {
    const noticeId = idOf(params)
    await runCommand(context, withdrawNotice, bodyWith(body, { noticeId }))
    return noticeAnswer(context, noticeId)
  },
})

export const recordArrivalOperation = defineOperation({
  method: 'post',
  path: '/notices/{id}/arrivals',
  summary: 'The same letter came by another route',
  status: 201,
  body: arrivalBody,
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, recordArrival, bodyWith(body, { noticeId: idOf(params) })),
  }),
})

export const linkNoticesOperation = defineOperation({
  method: 'post',
  path: '/notices/{id}/links',
  summary: 'Link to a registered letter by noticeId, or to one not registered yet by numbers, date and title',
  status: 201,
  body: linkBody,
  output: made,
  run: async (context, { params, body }) => ({
    value: await runCommand(context, linkNotices, bodyWith(body, { fromId: idOf(params) })),
  }),
})

export const unlinkNoticesOperation = defineOperation({
  method: 'delete',
  path: '/notices/{id}/links/{linkId}',
  summary: 'Take back a wrong link',
  status: 204,
  output: z.null(),
  run: async (context, { params }) => {
    await runCommand(context, unlinkNotices, { noticeId: idOf(params), linkId: idOf(params, 'linkId') })
    return { value: null }
  },
})
