import { refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateToDb } from '#core/time/calendar-date.ts'
import { longDate } from '#core/time/display-date.ts'
import { defineCommand } from '#server/command.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { arrivalInput } from '../schema.ts'

/** The same letter came once more, by this route, on this day, from this sender. */
export const recordArrival = defineCommand({
  name: 'recordArrival',
  input: arrivalInput,
  load: (reader, input) => lockNotice(reader, input.noticeId),
  permit: (reader, notice) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.record-arrival', notice.relation),
  run: async (reader, notice, { noticeId, on, channel, sender, note, sha256 }) => {
    assertStanding(notice)
    if (on > reader.today) refuseField('on', 'in-future', { date: longDate(reader.today, reader.request.locale) })
    const { id } = await reader.tx.noticeArrival.create({
      data: { noticeId, arrivedOn: dateToDb(on), channel, sender, note: note ?? null, sha256: sha256 ?? null },
      select: { id: true },
    })
    return {
      result: { id },
      facts: [
        {
          event: 'notice.arrived',
          object: { type: 'notice', id: noticeId },
          organizationId: notice.registerId,
          label: sender,
          after: { on, channel, sender },
        },
      ],
    }
  },
})
