import { defineCommand } from '#server/command.ts'
import { decideTrail, listTrail } from '../queries.ts'
import { exportInput } from '../schema.ts'

const mostRows = 50_000

/** The trail as a file: reading it whole leaves a trace of its own. The newest entries, when there are more than fit. */
export const exportAudit = defineCommand({
  name: 'exportAudit',
  input: exportInput,
  load: async (reader, input) => ({ decision: await decideTrail(reader, 'audit.export', input) }),
  permit: (_reader, { decision }) => decision,
  run: async (reader, _loaded, input) => {
    const { items, next } = await listTrail(reader, { ...input, limit: mostRows })
    const { qEvents: _events, ...filter } = input
    return {
      result: { items, isCut: next !== null },
      facts: [
        {
          event: 'audit.exported',
          object: { type: 'audit', id: null },
          organizationId: input.organizationId ?? reader.actor.organizationId,
          after: { count: items.length, ...filter },
        },
      ],
    }
  },
})
