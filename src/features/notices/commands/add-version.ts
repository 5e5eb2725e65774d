import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { readLetter, searchColumns } from '../letter.ts'
import { labelOf } from '../numbers.ts'
import { assertStanding, lockNotice } from '../relation.ts'
import { versionInput } from '../schema.ts'

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
  run: async (reader, notice, input) => {
    assertStanding(notice)
    if (notice.isDraft) throw new AppError('not-now', [{ field: '', code: 'version-of-draft' }])
    const now = await readLetter(reader, notice.id)
    const subject = input.subject ?? now.subject
    const body = input.body === undefined ? now.body : input.body
    const version = notice.version + 1
    await reader.tx.notice.update({
      where: { id: notice.id },
      data: { version, revision: { increment: 1 }, subject, body, ...searchColumns(subject, now.issuer) },
    })
    await reader.tx.noticeVersion.create({
      data: {
        noticeId: notice.id,
        version,
        subject,
        body,
        reason: input.reason,
        createdAt: reader.now,
        createdById: reader.actor.kind === 'user' ? reader.actor.id : null,
        createdByName: reader.actor.name,
      },
    })
    return {
      result: { id: notice.id, version },
      facts: [
        {
          event: 'notice.version-added',
          object: { type: 'notice', id: notice.id },
          organizationId: notice.registerId,
          label: labelOf({ ...now, subject }),
          before: { version: notice.version, subject: now.subject },
          after: { version, subject, reason: input.reason },
        },
      ],
    }
  },
})
