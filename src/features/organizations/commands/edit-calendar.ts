import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { relationTo } from '../relation.ts'
import { calendarInput } from '../schema.ts'

/** 閉庁日 of an organization beyond weekends and holidays, replaced as a whole. An empty list means the usual ones (12/29–1/3). */
export const editCalendar = defineCommand({
  name: 'editCalendar',
  input: calendarInput,
  load: async (reader, { organizationId }) => {
    await reader.tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`
    return {
      organization: await reader.tx.organization.findUnique({ where: { id: organizationId }, select: { name: true } }),
      relation: await relationTo(reader, organizationId),
      before: await reader.tx.closingDay.findMany({
        where: { organizationId },
        orderBy: { fromMonthDay: 'asc' },
        select: { fromMonthDay: true, toMonthDay: true, name: true },
      }),
    }
  },
  permit: (reader, { relation }) => decide(reader.actor, 'organization.edit', relation),
  run: async (reader, { organization, before }, { organizationId, ranges }) => {
    if (!organization) refuseField('organizationId', 'unknown-organization')
    await reader.tx.closingDay.deleteMany({ where: { organizationId } })
    await reader.tx.closingDay.createMany({
      data: ranges.map(({ from, to, name }) => ({ organizationId, fromMonthDay: from, toMonthDay: to, name })),
    })
    return {
      result: { count: ranges.length },
      facts: [
        {
          event: 'organization.calendar-edited',
          object: { type: 'organization', id: organizationId },
          organizationId,
          label: organization.name,
          before: { ranges: before.map((one) => `${one.fromMonthDay}..${one.toMonthDay} ${one.name}`) },
          after: { ranges: ranges.map((one) => `${one.from}..${one.to} ${one.name}`) },
        },
      ],
    }
  },
})
