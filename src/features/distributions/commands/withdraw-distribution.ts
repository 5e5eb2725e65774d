import { AppError, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { defineCommand } from '#server/command.ts'
import { loadDistribution } from '../relation.ts'
import { withdrawInput } from '../schema.ts'
import { stopAsk } from '../withdrawal.ts'

/** 取下げ: the ask stops for all; what was recorded stays readable. A draft is discarded the same way, without having to say why. */
export const withdrawDistribution = defineCommand({
  name: 'withdrawDistribution',
  input: withdrawInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) =>
    decide(
      reader.actor,
      distribution.wasPublished ? 'distribution.withdraw' : 'distribution.edit-draft',
      distribution.relation,
    ),
  run: async (reader, distribution, input) => {
    if (distribution.state === 'withdrawn') throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
    if (distribution.wasPublished && !input.reason) refuseField('reason', 'reason-missing')
    const reason = input.reason || null
    const recipients = await stopAsk(reader, distribution, reason)
    return {
      result: { id: distribution.id, wasDraft: !distribution.wasPublished },
      facts: [
        {
          event: 'distribution.withdrawn',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          after: { reason, recipients },
        },
      ],
    }
  },
})
