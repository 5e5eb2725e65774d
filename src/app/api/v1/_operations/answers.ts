import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { calendarDate, type CalendarDate } from '#core/time/calendar-date.ts'
import { type Calendar, openDaysBetween } from '#core/time/open-days.ts'
import { answerDelivery } from '#features/acknowledgements/commands/answer-delivery.ts'
import { answerInput } from '#features/acknowledgements/schema.ts'
import { getDelivery } from '#features/distributions/deliveries.ts'
import { getOwnCalendar } from '#features/organizations/queries.ts'
import { listOutstanding } from '#features/reports/outstanding.ts'
import type { OwedItem } from '#features/reports/owed-item.ts'
import { listInbox } from '#features/reports/queries.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { idOf, pageOf, paging } from './paging.ts'

const owed = z.object({
  deliveryId: z.string(),
  distributionId: z.string(),
  organization: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  notice: z.object({ id: z.string(), documentNumbers: z.array(z.string()), subject: z.string() }),
  owes: z.enum(['receipt', 'dissemination']).nullable(),
  dueDate: z.string().nullable(),
  openDaysSince: z.number(),
  openDaysOverdue: z.number(),
  status: z.string(),
})
const delivery = z.object({
  id: z.string(),
  distributionId: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  status: z.string(),
  owes: z.string().nullable(),
  dueDate: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  disseminatedOn: z.string().nullable(),
  reached: z.number().nullable(),
})
const flag = z.enum(['true', 'false']).optional()
const id = z.string().refine(isUuid, 'form').optional()

function toOwed(item: OwedItem, today: CalendarDate, calendar: Calendar): z.input<typeof owed> {
  const overdue = item.dueOn && item.dueOn < today ? openDaysBetween(calendarDate(item.dueOn), today, calendar) : 0
  return {
    ...item,
    organization: { id: item.organizationId, code: item.code, name: item.name },
    notice: { id: item.noticeId, documentNumbers: item.documentNumbers, subject: item.subject },
    dueDate: item.dueOn,
    openDaysSince: openDaysBetween(calendarDate(item.sinceOn), today, calendar),
    openDaysOverdue: overdue,
  }
}

async function owedPage(reader: Reader, page: { items: OwedItem[]; next: string | null }) {
  const calendar = await getOwnCalendar(reader)
  return { next: page.next, items: page.items.map((item) => toOwed(item, reader.today, calendar)) }
}

export const inboxOperation = defineOperation({
  method: 'get',
  path: '/inbox',
  summary: 'What my organization owes',
  status: 200,
  query: z.strictObject(paging),
  output: pageOf(owed),
  run: async (context, { query }) => ({
    value: await context.read(async (reader) => owedPage(reader, await listInbox(reader, query))),
  }),
})

export const outstandingOperation = defineOperation({
  method: 'get',
  path: '/outstanding',
  summary: 'What is owed to my organization',
  status: 200,
  output: pageOf(owed),
  query: z.strictObject({ ...paging, organizationId: id, noticeId: id, overdue: flag }),
  run: async (context, { query: { overdue, ...query } }) => ({
    value: await context.read(async (reader) =>
      owedPage(reader, await listOutstanding(reader, { ...query, show: overdue === 'true' ? 'overdue' : 'all' })),
    ),
  }),
})

export const getDeliveryOperation = defineOperation({
  method: 'get',
  path: '/deliveries/{id}',
  summary: 'One delivery',
  status: 200,
  output: delivery,
  run: async (context, { params }) => {
    const found = await context.read((reader) => getDelivery(reader, idOf(params)))
    const line = found.line
    return {
      value: {
        id: found.id,
        distributionId: found.distributionId,
        organization: { id: found.organizationId, name: found.organizationName },
        status: line?.status ?? 'not_notified',
        owes: line?.owes ?? null,
        dueDate: line?.dueOn ?? null,
        notifiedOn: line?.notifiedOn ?? null,
        receivedOn: line?.receivedOn ?? null,
        disseminatedOn: line?.disseminatedOn ?? null,
        reached: line?.reached ?? null,
      },
    }
  },
})

export const answerOperation = defineOperation({
  method: 'post',
  path: '/deliveries/{id}/answers',
  summary: 'Answer; the same again is the same receipt (200)',
  status: 201,
  body: answerInput.omit({ deliveryId: true }),
  output: z.object({ receiptNumber: z.string() }),
  run: async (context, { params, body }) => {
    const receipt = await runCommand(context, answerDelivery, { ...body, deliveryId: idOf(params) })
    return { value: receipt, status: receipt.isNew ? 201 : 200 }
  },
})
