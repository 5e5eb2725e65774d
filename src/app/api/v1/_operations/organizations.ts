import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { createOrganization } from '#features/organizations/commands/create-organization.ts'
import { getOrganization, listOrganizations } from '#features/organizations/queries.ts'
import { kinds, organizationInput } from '#features/organizations/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { runCommand } from '#server/command.ts'
import { idOf, pageOf, paging } from './paging.ts'
import { post } from './posts.ts'

const line = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  kind: z.string(),
  prefectureCode: z.string().nullable(),
  parentId: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
const detail = line.extend({ relation: z.enum(['own', 'received', 'below', 'none']), posts: z.array(post) })
const query = z.strictObject({
  ...paging,
  q: z.string().max(200).optional(),
  kind: z.enum(kinds).optional(),
  prefectureCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  on: z.string().refine(isCalendarDate, 'no-such-day').optional(),
})

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
    return { value: await context.read((reader) => getOrganization(reader, id)) }
  },
})

export const getOrganizationOperation = defineOperation({
  method: 'get',
  path: '/organizations/{id}',
  summary: 'One organization with its desks',
  status: 200,
  output: detail,
  run: async (context, { params }) => ({
    value: await context.read((reader) => getOrganization(reader, idOf(params))),
  }),
})
