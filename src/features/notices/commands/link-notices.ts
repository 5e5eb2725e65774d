import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { addLink } from '../citations.ts'
import { readLetter } from '../letter.ts'
import { labelOf } from '../numbers.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { linkInput } from '../schema.ts'

/** Ties a letter to another: a registered one that the actor sees, or a stub by number, date and title. */
export const linkNotices = defineCommand({
  name: 'linkNotices',
  input: linkInput,
  load: (reader, input) => lockNotice(reader, input.fromId),
  permit: (reader, notice) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.link', notice.relation),
  run: async (reader, notice, { fromId, ...citation }) => {
    assertStanding(notice)
    const { id, toId } = await addLink(reader, fromId, citation, 'noticeId')
    return {
      result: { id },
      facts: [
        {
          event: 'notice.linked',
          object: { type: 'notice', id: fromId },
          organizationId: notice.registerId,
          label: toId ? labelOf(await readLetter(reader, toId)) : citation.numbers.join('・') || (citation.title ?? ''),
          after: { relation: citation.relation, noticeId: toId },
        },
      ],
    }
  },
})
