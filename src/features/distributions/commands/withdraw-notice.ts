import { z } from 'zod'
import { decide } from '#core/policy/policy.ts'
import { readLetter } from '#features/notices/letter.ts'
import { labelOf } from '#features/notices/numbers.ts'
import { assertStanding, lockNotice } from '#features/notices/relation.ts'
import { withdrawalInput } from '#features/notices/schema.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { stopAsk } from '../withdrawal.ts'

/**
 * 取下げ of a letter, in one transaction with every distribution it covers: the ask stops, the letter stays readable.
 * It stands here because a letter knows nothing of distributions. Where it was only enclosed, the covering letter stays.
 */
export const withdrawNotice = defineCommand({
  name: 'withdrawNotice',
  input: withdrawalInput,
  load: async (reader, input) => {
    await lockDistributions(reader, input.noticeId) // before the letter, in the order in which publishing locks
    return lockNotice(reader, input.noticeId)
  },
  permit: (reader, notice) =>
    decide(reader.actor, notice.isDraft ? 'notice.edit-draft' : 'notice.withdraw', notice.relation),
  run: async (reader, notice, { noticeId, reason }) => {
    assertStanding(notice)
    const covered = await lockDistributions(reader, noticeId)
    const recipients: number[] = []
    for (const distribution of covered) recipients.push(await stopAsk(reader, distribution, reason))
    await reader.tx.notice.update({
      where: { id: noticeId },
      data: { withdrawnAt: reader.now, withdrawnReason: reason, revision: { increment: 1 } },
    })
    return {
      result: { id: noticeId, distributions: covered.length },
      facts: [
        {
          event: 'notice.withdrawn',
          object: { type: 'notice', id: noticeId },
          organizationId: notice.registerId,
          label: labelOf(await readLetter(reader, noticeId)),
          after: { reason, distributions: covered.length },
        },
        ...covered.map(({ id, issuerId }, index) => ({
          event: 'distribution.withdrawn',
          object: { type: 'distribution', id },
          organizationId: issuerId,
          after: { reason, recipients: recipients[index] ?? 0 },
        })),
      ],
    }
  },
})

const row = z.object({ id: z.string(), issuerId: z.string() })

async function lockDistributions(reader: Reader, noticeId: string) {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, issuer_id AS "issuerId" FROM distribution WHERE notice_id = ${noticeId}::uuid AND issuer_id = ${reader.actor.organizationId}::uuid AND withdrawn_at IS NULL ORDER BY id FOR UPDATE`
  return z.array(row).parse(rows)
}
