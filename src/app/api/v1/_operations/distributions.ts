import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { editDraft } from '#features/distributions/commands/edit-draft.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { listDeliveries, statusFilters } from '#features/distributions/deliveries.ts'
import { getDistribution, listDistributions } from '#features/distributions/queries.ts'
import { draftInput, editInput } from '#features/distributions/schema.ts'
import { countDeliveries } from '#features/distributions/tally.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import type { Context, Reader } from '#server/context.ts'
import { idOf, pageOf, paging, revisionOf } from './paging.ts'

const figures = [
  'total',
  'notified',
  'received',
  'disseminated',
  'outstanding',
  'overdue',
  'question',
  'bounced',
  'exempt',
] as const
const counts = z.record(z.enum(figures), z.number())
/** A draft without recipients has no row to count. */
const none = counts.parse(Object.fromEntries(figures.map((figure) => [figure, 0])))

const summary = z.object({
  id: z.string(),
  noticeId: z.string(),
  documentNumbers: z.array(z.string()),
  subject: z.string(),
  ask: z.string(),
  receiptDueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  urgency: z.string(),
  state: z.string(),
})
export const detail = summary.extend({
  contact: z.string().nullable(),
  sourceDeliveryId: z.string().nullable(),
  revision: z.number(),
  enclosureIds: z.array(z.string()),
  progress: z.number(),
  counts,
})
const line = z.object({
  id: z.string(),
  organization: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  role: z.string(),
  channel: z.string(),
  askedSeparately: z.boolean(),
  status: z.string(),
  owes: z.string().nullable(),
  dueDate: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
  reached: z.number().nullable(),
})

async function readDetail(reader: Reader, id: string): Promise<z.input<typeof detail>> {
  const distribution = await getDistribution(reader, id)
  const counted = (await countDeliveries(reader, [id])).get(id)
  return {
    ...distribution,
    enclosureIds: distribution.enclosures.map((one) => one.id),
    progress: distribution.state === 'draft' ? 0 : 1,
    counts: counted ?? none,
  }
}

/** The distribution as it stands after the command; its revision is the ETag. */
export async function answerWith(context: Context, id: string) {
  const value = await context.read((reader) => readDetail(reader, id))
  return { value, etag: String(value.revision) }
}

export const listDistributionsOperation = defineOperation({
  method: 'get',
  path: '/distributions',
  summary: 'Own distributions',
  status: 200,
  query: z.strictObject({ ...paging, noticeId: z.string().refine(isUuid, 'form').optional() }),
  output: pageOf(summary),
  run: async (context, { query }) => ({ value: await context.read((reader) => listDistributions(reader, query)) }),
})

export const draftDistributionOperation = defineOperation({
  method: 'post',
  path: '/distributions',
  summary: 'Draft a distribution',
  status: 201,
  body: draftInput,
  output: detail,
  run: async (context, { body }) => answerWith(context, (await runCommand(context, draftDistribution, body)).id),
})

export const getDistributionOperation = defineOperation({
  method: 'get',
  path: '/distributions/{id}',
  summary: 'State, progress and counts',
  status: 200,
  output: detail,
  run: (context, { params }) => answerWith(context, idOf(params)),
})

export const editDraftOperation = defineOperation({
  method: 'patch',
  path: '/distributions/{id}',
  summary: 'Change a draft; If-Match takes its ETag, a stale one is answered 412 with both texts',
  status: 200,
  body: editInput.omit({ distributionId: true, revision: true }),
  output: detail,
  run: async (context, { params, body, ifMatch }) => {
    const change = { ...body, distributionId: idOf(params), revision: revisionOf(ifMatch) }
    return answerWith(context, (await runCommand(context, editDraft, change)).id)
  },
})

export const publishOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/publication',
  summary: 'Ask the recipients',
  status: 202,
  body: z.strictObject({}),
  output: detail,
  run: async (context, { params, body }) =>
    answerWith(context, (await runCommand(context, publishDistribution, { ...body, distributionId: idOf(params) })).id),
})

export const listDeliveriesOperation = defineOperation({
  method: 'get',
  path: '/distributions/{id}/deliveries',
  summary: 'The recipients line by line',
  status: 200,
  output: pageOf(line),
  query: z.strictObject({ ...paging, status: z.enum(statusFilters).optional() }),
  run: async (context, { params, query }) => {
    const page = await context.read((reader) => listDeliveries(reader, { ...query, distributionId: idOf(params) }))
    return {
      value: {
        ...page,
        items: page.items.map((one) => ({
          ...one,
          dueDate: one.dueOn,
          organization: { id: one.organizationId, code: one.code, name: one.name },
        })),
      },
    }
  },
})
