import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { versionInput } from '../schema.ts'
import { addNextVersion } from '../wording.ts'

/**
 * 訂正・差替え: the number stays, the text is replaced, and files that come from now on belong to the new version.
 * What was asked about the earlier version stays as it was asked (deliveries carry their version).
 */
export const addVersion = defineCommand({
  name: 'addVersion',
  input: versionInput,
  load: (reader, input) => lockNotice(reader, input.noticeId),
  permit: (reader, notice) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.correct', notice.relation),
  run: async (reader, notice, { noticeId: _id, ...change }) => {
    assertStanding(notice)
    if (notice.isDraft) throw new AppError('not-now', [{ field: '', code: 'version-of-draft' }])
    const { version, fact } = await addNextVersion(reader, notice, change)
    return { result: { id: notice.id, version }, facts: [fact] }
  },
})
