import { z } from 'zod'
import { rfc3339 } from '#core/time/display-date.ts'
import { listAudit } from '#features/audit/queries.ts'
import { auditFilter, inOrder, notInOrder } from '#features/audit/schema.ts'
import { defineOperation } from '#server/api-route.ts'
import { pageOf, paging } from './paging.ts'

const named = z.object({ id: z.string().nullable(), name: z.string().nullable() })
const entry = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  outcome: z.string(),
  actor: z.string(),
  actorId: z.string().nullable(),
  actorKind: z.string(),
  organization: named,
  object: z.object({ type: z.string(), id: z.string().nullable() }),
  label: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
})

export const auditOperation = defineOperation({
  method: 'get',
  path: '/audit',
  summary: 'Who did what, newest first; days in any era or western form, `to` included',
  status: 200,
  query: z.strictObject({ ...paging, ...auditFilter }).refine(inOrder, notInOrder),
  output: pageOf(entry),
  run: async (context, { query }) => {
    const page = await context.read((reader) => listAudit(reader, query))
    return {
      value: {
        next: page.next,
        items: page.items.map((one) => ({
          ...one,
          id: String(one.id),
          at: rfc3339(one.recordedAt),
          actor: one.actorName,
          organization: { id: one.organizationId, name: one.organizationName },
          object: { type: one.objectType, id: one.objectId },
        })),
      },
    }
  },
})
