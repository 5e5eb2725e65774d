import { found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { readLetter } from '../letter.ts'
import { labelOf } from '../numbers.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { unlinkInput } from '../schema.ts'

/** Takes back a wrong link. A link is no evidence; what it was stands in the trail. */
export const unlinkNotices = defineCommand({
  name: 'unlinkNotices',
  input: unlinkInput,
  load: async (reader, input) => ({
    notice: await lockNotice(reader, input.noticeId),
    link: await reader.tx.noticeLink.findFirst({
      where: { id: input.linkId, fromId: input.noticeId },
      select: { id: true, toId: true, relation: true, citedNumbers: true, citedTitle: true },
    }),
  }),
  permit: (reader, { notice }) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.link', notice.relation),
  run: async (reader, { notice, link }) => {
    const { id, toId, relation, citedNumbers, citedTitle } = found(link)
    assertStanding(notice)
    await reader.tx.noticeLink.delete({ where: { id } })
    return {
      result: { id },
      facts: [
        {
          event: 'notice.unlinked',
          object: { type: 'notice', id: notice.id },
          organizationId: notice.registerId,
          label: toId ? labelOf(await readLetter(reader, toId)) : citedNumbers.join('・') || (citedTitle ?? ''),
          before: { relation, noticeId: toId, numbers: citedNumbers },
        },
      ],
    }
  },
})
