import { z } from 'zod'
import { draftDistribution } from '#features/distributions/commands/draft-distribution.ts'
import { markNotified } from '#features/distributions/commands/mark-notified.ts'
import { publishDistribution } from '#features/distributions/commands/publish-distribution.ts'
import { listDeliveries, statusFilters } from '#features/distributions/deliveries.ts'
import { countDeliveries, getDistribution, listDistributions } from '#features/distributions/queries.ts'
import { draftInput, notifyInput } from '#features/distributions/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import type { Context, Reader } from '#server/context.ts'
import { idOf, pageOf, paging } from './paging.ts'

const counts = z.object({
  total: z.number(),
  notified: z.number(),
  received: z.number(),
  disseminated: z.number(),
  outstanding: z.number(),
  overdue: z.number(),
  question: z.number(),
  bounced: z.number(),
  exempt: z.number(),
})
const none = {
  total: 0,
  notified: 0,
  received: 0,
  disseminated: 0,
  outstanding: 0,
  overdue: 0,
  question: 0,
  bounced: 0,
  exempt: 0,
}
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
const detail = summary.extend({ enclosureIds: z.array(z.string()), progress: z.number(), counts })
const line = z.object({
  id: z.string(),
  organization: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  role: z.string(),
  channel: z.string(),
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
  return {
    ...distribution,
    enclosureIds: distribution.enclosures.map((one) => one.id),
    progress: distribution.state === 'draft' ? 0 : 1,
    counts: (await countDeliveries(reader, [id])).get(id) ?? none,
  }
}

const answer = async (context: Context, id: string) => ({
  value: await context.read((reader) => readDetail(reader, id)),
})

export const listDistributionsOperation = defineOperation({
  method: 'get',
  path: '/distributions',
  summary: 'Own distributions',
  status: 200,
  query: z.strictObject(paging),
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
  run: async (context, { body }) => answer(context, (await runCommand(context, draftDistribution, body)).id),
})

export const getDistributionOperation = defineOperation({
  method: 'get',
  path: '/distributions/{id}',
  summary: 'State, progress and counts',
  status: 200,
  output: detail,
  run: (context, { params }) => answer(context, idOf(params)),
})

export const publishOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/publication',
  summary: 'Ask the recipients',
  status: 202,
  body: z.strictObject({}),
  output: detail,
  run: async (context, { params, body }) =>
    answer(context, (await runCommand(context, publishDistribution, { ...body, distributionId: idOf(params) })).id),
})

export const notifyOperation = defineOperation({
  method: 'post',
  path: '/distributions/{id}/notifications',
  summary: 'Mark forwarding done',
  status: 200,
  body: notifyInput.omit({ distributionId: true }),
  output: z.object({ marked: z.number() }),
  run: async (context, { params, body }) => ({
    value: await runCommand(context, markNotified, { ...body, distributionId: idOf(params) }),
  }),
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
