import { found } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { fileRemoval } from '../schema.ts'

/** Takes a wrong file off a draft. What was sent stays: there it is a new version that mends. */
export const removeFile = defineCommand({
  name: 'removeFile',
  input: fileRemoval,
  load: async (reader, input) => ({
    notice: await lockNotice(reader, input.noticeId),
    file: await reader.tx.noticeFile.findFirst({
      where: { id: input.fileId, noticeId: input.noticeId, removedAt: null },
      select: { id: true, name: true, sha256: true },
    }),
  }),
  permit: (reader, { notice }) =>
    decide(reader.actor, notice.isDraft ? 'file.remove-draft' : 'file.remove-published', notice.relation),
  run: async (reader, { notice, file }) => {
    const { id, name, sha256 } = found(file)
    assertStanding(notice)
    await reader.tx.noticeFile.update({ where: { id }, data: { removedAt: reader.now } })
    return {
      result: { id },
      facts: [
        {
          event: 'notice.file-removed',
          object: { type: 'notice', id: notice.id },
          organizationId: notice.registerId,
          label: name,
          before: { sha256 },
        },
      ],
    }
  },
})
