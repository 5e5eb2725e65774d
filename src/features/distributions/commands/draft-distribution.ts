import { z } from 'zod'
import { AppError, refuseField } from '#core/errors.ts'
import { decide } from '#core/policy/policy.ts'
import { calendarDate, dateToDb } from '#core/time/calendar-date.ts'
import { defineCommand } from '#server/command.ts'
import type { Reader } from '#server/context.ts'
import { deadlineProblems } from '../distribution.ts'
import { expandRecipients, insertDeliveries } from '../recipients.ts'
import { findDelivery } from '../relation.ts'
import { draftInput } from '../schema.ts'

/** A draft from a covering letter of one's own register; its enclosures are letters one has or has received. */
export const draftDistribution = defineCommand({
  name: 'draftDistribution',
  input: draftInput,
  load: async (reader, input) => {
    const notice = await ownNotice(reader, input.noticeId)
    await assertEnclosures(reader, input.enclosureIds)
    const source = input.sourceDeliveryId ? await findDelivery(reader, input.sourceDeliveryId) : null
    return { notice, source, rows: await expandRecipients(reader, input.recipients) }
  },
  permit: (reader, { source }) =>
    source
      ? decide(reader.actor, 'distribution.relay', source.relation)
      : decide(reader.actor, 'distribution.draft', 'own'),
  run: async (reader, { notice, source, rows }, input) => {
    const dates = { ask: input.ask, receiptDueDate: input.receiptDueDate ?? null, dueDate: input.dueDate ?? null }
    const problems = deadlineProblems(dates, calendarDate(notice.issuedOn))
    if (problems.length > 0) throw new AppError('invalid', problems)
    const issuerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
    const { id } = await reader.tx.distribution.create({
      data: {
        issuerId,
        noticeId: input.noticeId,
        ask: input.ask,
        receiptDueOn: dates.receiptDueDate ? dateToDb(dates.receiptDueDate) : null,
        dueOn: dates.dueDate ? dateToDb(dates.dueDate) : null,
        urgency: input.urgency,
        contact: input.contact ?? null,
        sourceDeliveryId: source?.id ?? null,
        upstreamIds: source ? await upstreamOf(reader, source.distributionId) : [],
        version: notice.version,
        createdById: reader.actor.kind === 'user' ? reader.actor.id : null,
      },
      select: { id: true },
    })
    await reader.tx.distributionEnclosure.createMany({
      data: [...new Set(input.enclosureIds)].map((noticeId, position) => ({
        issuerId,
        distributionId: id,
        noticeId,
        position,
      })),
    })
    await insertDeliveries(reader, issuerId, id, notice.version, rows)
    return {
      result: { id },
      facts: [
        {
          event: 'distribution.drafted',
          object: { type: 'distribution', id },
          organizationId: issuerId,
          label: notice.subject,
          after: { ask: input.ask, recipients: rows.length, enclosures: input.enclosureIds.length },
        },
      ],
    }
  },
})

const noticeRow = z.object({ subject: z.string(), issuedOn: z.string(), version: z.number() })

async function ownNotice(reader: Reader, noticeId: string) {
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT subject, issued_on::text AS "issuedOn", version FROM notice
    WHERE id = ${noticeId}::uuid AND register_id = ${reader.actor.organizationId}::uuid AND withdrawn_at IS NULL FOR UPDATE`
  return rows[0] ? noticeRow.parse(rows[0]) : refuseField('noticeId', 'unknown-notice')
}

/** Enclosures stand in my register or came to me with a published distribution. */
async function assertEnclosures(reader: Reader, ids: readonly string[]): Promise<void> {
  const me = reader.actor.organizationId
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n WHERE n.id = ANY (${ids}::uuid[]) AND (n.register_id = ${me}::uuid OR EXISTS (
      SELECT 1 FROM delivery v JOIN distribution d ON d.id = v.distribution_id LEFT JOIN distribution_enclosure e ON e.distribution_id = d.id
      WHERE v.organization_id = ${me}::uuid AND d.published_at IS NOT NULL AND (d.notice_id = n.id OR e.notice_id = n.id)))`
  const known = new Set(rows.map((row) => row.id))
  const at = ids.findIndex((id) => !known.has(id))
  if (at >= 0) refuseField(`enclosureIds.${at}`, 'unknown-notice')
}

async function upstreamOf(reader: Reader, distributionId: string): Promise<string[]> {
  const source = await reader.tx.distribution.findUniqueOrThrow({
    where: { id: distributionId },
    select: { issuerId: true, upstreamIds: true },
  })
  return [...new Set([...source.upstreamIds, source.issuerId])]
}
