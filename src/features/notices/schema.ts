/** What may come in at the door of the notice commands. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { isPlainText } from '#core/text/plain-text.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import { parseDate } from '#core/time/parse-date.ts'
import { linkRelations } from './link.ts'
import { kinds } from './notice.ts'

export const id = z.string().refine(isUuid, 'form')
const text = (maximum: number) => z.string().trim().max(maximum).refine(isPlainText, 'control-characters')
const typedDate = z
  .string()
  .max(40)
  .transform((typed, context): CalendarDate => {
    const parsed = parseDate(typed)
    if (parsed.ok) return parsed.date
    context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'missing' : parsed.reason })
    return z.NEVER
  })

const citation = z
  .strictObject({
    relation: z.enum(linkRelations),
    noticeId: id.optional(),
    numbers: z.array(text(60)).max(10).default([]),
    date: typedDate.nullish(),
    dateInferred: z.boolean().default(false),
    title: text(1000).nullish(),
    issuer: text(300).nullish(),
  })
  .refine((one) => one.noticeId !== undefined || one.numbers.length > 0 || Boolean(one.title), 'link-target')

const arrival = z.strictObject({
  channel: text(30).min(1),
  on: typedDate,
  sender: text(200).min(1),
  note: text(500).nullish(),
})

export const noticeInput = z.strictObject({
  documentNumbers: z.array(text(60).min(1)).max(20).default([]),
  date: typedDate,
  kind: z.enum(kinds),
  kindInferred: z.boolean().default(false),
  subject: text(1000).min(1),
  subjectSuffix: text(30).nullish(),
  issuer: z.array(text(300).min(1)).min(1).max(20),
  addressee: text(2000).nullish(),
  body: text(100_000).nullish(),
  contact: text(1000).nullish(),
  requestedAction: text(1000).nullish(),
  targetAudience: z.array(text(300).min(1)).max(50).default([]),
  deadline: typedDate.nullish(),
  sealOmitted: z.boolean().default(false),
  alreadyNotified: z.array(text(300).min(1)).max(200).default([]),
  links: z.array(citation).max(50).default([]),
  arrivals: z.array(arrival).max(50).default([]),
})
export type NoticeInput = z.output<typeof noticeInput>

export const linkInput = z.strictObject({ noticeId: id, relation: z.enum(linkRelations), targetId: id })
export const fileInput = z.strictObject({
  noticeId: id,
  name: text(255).min(1),
  content: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
})
