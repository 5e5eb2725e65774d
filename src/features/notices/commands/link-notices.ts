import { found, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { linkInput } from '../schema.ts'

/** Ties two letters of one's own register together. */
export const linkNotices = defineCommand({
  name: 'linkNotices',
  input: linkInput,
  load: async (reader, input) => ({
    from: found(await ownNotice(reader, input.noticeId)),
    target: await ownNotice(reader, input.targetId),
  }),
  permit: (reader) => decide(reader.actor, 'notice.link', 'own'),
  run: async (reader, { from, target }, input) => {
    if (input.noticeId === input.targetId) refuseField('targetId', 'link-self')
    const toId = target?.id ?? refuseField('targetId', 'unknown-notice')
    await reader.tx.noticeLink.create({ data: { fromId: from.id, toId, relation: input.relation } })
    return {
      result: { id: from.id },
      facts: [
        {
          event: 'notice.linked',
          object: { type: 'notice', id: from.id },
          organizationId: reader.actor.organizationId,
          label: from.subject,
          after: { relation: input.relation, targetId: toId },
        },
      ],
    }
  },
})

function ownNotice(reader: Reader, id: string) {
  return reader.tx.notice.findFirst({
    where: { id, registerId: reader.actor.organizationId ?? '' },
    select: { id: true, subject: true },
  })
}
