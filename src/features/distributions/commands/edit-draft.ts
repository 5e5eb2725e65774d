import type { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { dateFromDb } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { assertState } from '../distribution.ts'
import { assertDeadlines, assertEnclosures, insertEnclosures, termColumns } from '../draft.ts'
import { expandRecipients, insertDeliveries } from '../recipients.ts'
import { type FoundDistribution, loadDistribution } from '../relation.ts'
import { editInput } from '../schema.ts'

type Change = z.output<typeof editInput>

/** Changes a draft; whoever looked at an older revision gets both texts back and nothing is written. */
export const editDraft = defineCommand({
  name: 'editDraft',
  input: editInput,
  load: (reader, input) => loadDistribution(reader, input.distributionId),
  permit: (reader, distribution) => decide(reader.actor, 'distribution.edit-draft', distribution.relation),
  run: async (reader, distribution, change) => {
    assertState(distribution.state, 'draft')
    const before = await termsNow(reader, distribution)
    assertCurrent(distribution, before, change)
    const after = {
      ask: change.ask ?? distribution.ask,
      receiptDueDate: change.receiptDueDate === undefined ? before.receiptDueDate : change.receiptDueDate,
      dueDate: change.dueDate === undefined ? before.dueDate : change.dueDate,
      urgency: change.urgency ?? before.urgency,
      contact: change.contact === undefined ? before.contact : change.contact,
    }
    assertDeadlines(after, distribution.issuedOn)
    await reader.tx.distribution.update({
      where: { id: distribution.id },
      data: { ...termColumns(after), revision: { increment: 1 } },
    })
    await replaceLetters(reader, distribution, change.enclosureIds)
    const recipients = await replaceRecipients(reader, distribution, change.recipients)
    return {
      result: { id: distribution.id },
      facts: [
        {
          event: 'distribution.draft-edited',
          object: { type: 'distribution', id: distribution.id },
          organizationId: distribution.issuerId,
          label: distribution.subject,
          before,
          after: { ...after, ...(recipients === null ? {} : { recipients }) },
        },
      ],
    }
  },
})

async function termsNow(reader: Reader, distribution: FoundDistribution) {
  const row = await reader.tx.distribution.findUniqueOrThrow({
    where: { id: distribution.id },
    select: { receiptDueOn: true, dueOn: true, urgency: true, contact: true },
  })
  return {
    ask: distribution.ask,
    receiptDueDate: row.receiptDueOn && dateFromDb(row.receiptDueOn),
    dueDate: row.dueOn && dateFromDb(row.dueOn),
    urgency: row.urgency,
    contact: row.contact,
  }
}

/** @throws AppError stale with what stands now and what was sent */
function assertCurrent(distribution: FoundDistribution, current: object, change: Change): void {
  if (change.revision === undefined || change.revision === null || change.revision === distribution.revision) return
  const { distributionId: _id, revision: _revision, ...sent } = change
  throw new AppError('stale', [], { current: { ...current, revision: distribution.revision }, sent })
}

async function replaceLetters(
  reader: Reader,
  distribution: FoundDistribution,
  noticeIds: readonly string[] | undefined,
): Promise<void> {
  if (noticeIds === undefined) return
  await assertEnclosures(reader, noticeIds)
  const { issuerId, id: distributionId } = distribution
  await reader.tx.distributionEnclosure.deleteMany({ where: { issuerId, distributionId } })
  await insertEnclosures(reader, issuerId, distributionId, noticeIds)
}

/** A draft has no facts yet, so its lines may go. @returns how many there are now, null when they were left alone */
async function replaceRecipients(
  reader: Reader,
  distribution: FoundDistribution,
  recipients: Change['recipients'],
): Promise<number | null> {
  if (recipients === undefined) return null
  const { issuerId, id: distributionId, version, upstreamIds } = distribution
  const rows = await expandRecipients(reader, recipients, { upstreamIds })
  await reader.tx.delivery.deleteMany({ where: { issuerId, distributionId } })
  await insertDeliveries(reader, issuerId, distributionId, version, rows)
  return rows.length
}
