import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { createOrganization } from '#features/organizations/commands/create-organization.ts'
import { editCalendar } from '#features/organizations/commands/edit-calendar.ts'
import { editOrganization } from '#features/organizations/commands/edit-organization.ts'
import { getOrganization, listOrganizations, organizationLine } from '#features/organizations/queries.ts'
import { calendarInput, kinds, organizationEdit, organizationInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import type { Context } from '#server/context.ts'
import { idOf, pageOf, paging, revisionOf } from './paging.ts'
import { post } from './posts.ts'

const line = organizationLine.omit({ parentName: true, childCount: true })
const detail = line.extend({
  revision: z.number(),
  relation: z.enum(['own', 'received', 'below', 'none']),
  posts: z.array(post),
})
const query = z.strictObject({
  ...paging,
  q: z.string().max(200).optional(),
  kind: z.enum(kinds).optional(),
  prefectureCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  parentId: z.string().refine(isUuid, 'form').optional(),
  on: z.string().refine(isCalendarDate, 'no-such-day').optional(),
})

async function answer(context: Context, id: string) {
  const value = await context.read((reader) => getOrganization(reader, id))
  return { value, etag: String(value.revision) }
}

export const listOrganizationsOperation = defineOperation({
  method: 'get',
  path: '/organizations',
  summary: 'The directory: own, above and below, on a day',
  status: 200,
  query,
  output: pageOf(line),
  run: async (context, input) => ({ value: await context.read((reader) => listOrganizations(reader, input.query)) }),
})

export const createOrganizationOperation = defineOperation({
  method: 'post',
  path: '/organizations',
  summary: 'Create an organization below another',
  status: 201,
  body: organizationInput,
  output: detail,
  run: async (context, { body }) => {
    const { id } = await runCommand(context, createOrganization, body)
    return answer(context, id)
  },
})

export const getOrganizationOperation = defineOperation({
  method: 'get',
  path: '/organizations/{id}',
  summary: 'One organization with its desks',
  status: 200,
  output: detail,
  run: (context, { params }) => answer(context, idOf(params)),
})

export const editOrganizationOperation = defineOperation({
  method: 'patch',
  path: '/organizations/{id}',
  summary: 'Edit name and kana; If-Match carries the revision',
  status: 200,
  body: organizationEdit.omit({ organizationId: true, revision: true }),
  output: detail,
  run: async (context, { params, body, ifMatch }) => {
    const input = { ...body, organizationId: idOf(params), revision: revisionOf(ifMatch) }
    return answer(context, (await runCommand(context, editOrganization, input)).id)
  },
})

export const editCalendarOperation = defineOperation({
  method: 'post',
  path: '/organizations/{id}/closing-days',
  summary: 'Replace the closing days of an organization; an empty list means the usual ones',
  status: 200,
  body: calendarInput.omit({ organizationId: true }),
  output: z.object({ count: z.number() }),
  run: async (context, { params, body }) => ({
    value: await runCommand(context, editCalendar, { ...body, organizationId: idOf(params) }),
  }),
})
