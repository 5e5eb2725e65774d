import { decide } from '#core/policy/policy.ts'
import { getOwnCalendar } from '#features/organizations/queries.ts'
import { defineCommand } from '#server/command.ts'
import { countMatching } from '../outstanding.ts'
import { dayBeforeOpenDays } from '../outstanding-filter.ts'
import { exportOutstandingInput } from '../schema.ts'

/** The list of what is outstanding leaves the house as a file: its filter and its length stand in the trail. */
export const exportOutstanding = defineCommand({
  name: 'exportOutstanding',
  input: exportOutstandingInput,
  load: async (reader) => getOwnCalendar(reader),
  permit: (reader) => decide(reader.actor, 'delivery.export', 'own'),
  run: async (reader, calendar, { format, olderThan, ...filter }) => {
    const chosen = {
      ...filter,
      sinceUpTo: olderThan === undefined ? undefined : dayBeforeOpenDays(reader.today, olderThan, calendar),
    }
    const lines = await countMatching(reader, chosen)
    return {
      result: { filter: chosen, today: reader.today, calendar },
      facts: [
        {
          event: 'delivery.outstanding-exported',
          object: { type: 'organization', id: reader.actor.organizationId },
          organizationId: reader.actor.organizationId,
          after: { format, ...filter, olderThan: olderThan ?? null, lines },
        },
      ],
    }
  },
})
