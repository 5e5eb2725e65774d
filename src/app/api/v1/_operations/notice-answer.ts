/** A letter as the API answers it. */
import { z } from 'zod'
import { rfc3339 } from '#core/time/display-date.ts'
import { letterShape } from '#features/notices/letter.ts'
import { getNotice, type NoticeDetail } from '#features/notices/queries.ts'
import type { Context } from '#server/context.ts'

const nullable = z.string().nullable()
const state = z.enum(['draft', 'published', 'withdrawn'])
export const noticeHead = z.object({
  id: z.string(),
  documentNumbers: z.array(z.string()),
  kind: z.string(),
  subject: z.string(),
  issuer: z.array(z.string()),
  date: z.string(),
  fiscalYear: z.number(),
  version: z.number(),
  state,
})
const file = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
})
const link = z.object({
  id: z.string(),
  relation: z.string(),
  isOutgoing: z.boolean(),
  noticeId: nullable,
  numbers: z.array(z.string()),
  date: nullable,
  dateInferred: z.boolean(),
  title: nullable,
  issuer: nullable,
})
const arrival = z.object({
  id: z.string(),
  on: z.string(),
  channel: z.string(),
  sender: z.string(),
  note: nullable,
  sha256: nullable,
})
const version = z.object({
  version: z.number(),
  subject: z.string(),
  body: nullable,
  reason: nullable,
  createdAt: z.string(),
  createdBy: nullable,
  holders: z.object({ count: z.number(), names: z.array(z.string()) }),
})
export const noticeOutput = noticeHead.extend({
  ...letterShape.shape,
  withdrawnReason: nullable,
  files: z.array(file),
  links: z.array(link),
  arrivals: z.array(arrival),
  versions: z.array(version),
})

export const stateOf = (one: { publishedAt: Date | null; withdrawnAt: Date | null }) =>
  one.withdrawnAt ? ('withdrawn' as const) : one.publishedAt ? ('published' as const) : ('draft' as const)

function toOutput(notice: NoticeDetail): z.input<typeof noticeOutput> {
  return {
    ...notice,
    addressee: notice.addressees,
    contact: notice.contactParts,
    state: stateOf(notice),
    versions: notice.versions.map(({ createdByName, ...one }) => ({
      ...one,
      createdAt: rfc3339(one.createdAt),
      createdBy: createdByName,
    })),
  }
}

/** The letter as it stands, with the ETag that the next edit must name. */
export async function noticeAnswer(context: Context, id: string) {
  const notice = await context.read((reader) => getNotice(reader, id))
  return { value: toOutput(notice), etag: String(notice.revision) }
}
