/**
 * 下書き: a distribution before it is published. Its terms and recipients may still be replaced.
 * Invariants: the covering letter is one's own, or the received one that is passed on; enclosures are letters one has or
 * has received; a relay hangs on a living delivery to oneself.
 */
import { z } from 'zod'
import { AppError, refuseField } from '#core/errors.ts'
import { type CalendarDate, dateToDb, isCalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { type Deadlines, deadlineProblems } from './distribution.ts'
import { insertDeliveries, type NewDelivery } from './recipients.ts'
import { findDelivery, type FoundDelivery } from './relation.ts'

const letterRow = z.object({
  id: z.string(),
  subject: z.string(),
  issuedOn: z.string().refine(isCalendarDate),
  version: z.number(),
})
export type Letter = z.output<typeof letterRow>

/** A letter of one's own register, or the covering letter of the source. @throws AppError invalid at `noticeId` */
export async function findLetter(reader: Reader, noticeId: string, source: FoundDelivery | null): Promise<Letter> {
  const isPassedOn = source?.distribution.noticeId === noticeId
  const rows = await reader.tx.$queryRaw<unknown[]>`
    SELECT id, subject, issued_on::text AS "issuedOn", version FROM notice
    WHERE id = ${noticeId}::uuid AND withdrawn_at IS NULL AND (${isPassedOn} OR register_id = ${reader.actor.organizationId}::uuid) FOR UPDATE`
  return rows[0] ? letterRow.parse(rows[0]) : refuseField('noticeId', 'unknown-notice')
}

/** Enclosures stand in my register or came to me with a published distribution. @throws AppError invalid at the first that does not */
export async function assertEnclosures(reader: Reader, ids: readonly string[]): Promise<void> {
  const me = reader.actor.organizationId
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n WHERE n.id = ANY (${ids}::uuid[]) AND (n.register_id = ${me}::uuid OR EXISTS (
      SELECT 1 FROM delivery v JOIN distribution d ON d.id = v.distribution_id LEFT JOIN distribution_enclosure e ON e.distribution_id = d.id
      WHERE v.organization_id = ${me}::uuid AND d.published_at IS NOT NULL AND (d.notice_id = n.id OR e.notice_id = n.id)))`
  const known = new Set(rows.map((row) => row.id))
  const at = ids.findIndex((id) => !known.has(id.toLowerCase()))
  if (at >= 0) refuseField(`enclosureIds.${at}`, 'unknown-notice')
}

/** The delivery a relay hangs on; whether it may is asked of the policy by the command. @throws AppError not-found */
export async function findSource(reader: Reader, deliveryId: string | null | undefined): Promise<FoundDelivery | null> {
  return deliveryId ? findDelivery(reader, deliveryId) : null
}

/** @throws AppError invalid when it came to someone else, not-now when it was withdrawn or closed */
export async function assertRelayable(reader: Reader, source: FoundDelivery): Promise<void> {
  if (source.organizationId !== reader.actor.organizationId) refuseField('sourceDeliveryId', 'not-received')
  const row = await reader.tx.delivery.findUniqueOrThrow({ where: { id: source.id }, select: { status: true } })
  if (row.status === 'cancelled' || row.status === 'closed')
    throw new AppError('not-now', [{ field: '', code: 'already-withdrawn' }])
}

/** Everyone above a relay, the sender of its source last. */
export function upstreamOf(source: FoundDelivery | null): string[] {
  return source ? [...new Set([...source.distribution.upstreamIds, source.issuerId])] : []
}

/** @throws AppError invalid at the due dates that cannot stand */
export function assertDeadlines(deadlines: Deadlines, issuedOn: CalendarDate): void {
  const problems = deadlineProblems(deadlines, issuedOn)
  if (problems.length > 0) throw new AppError('invalid', problems)
}

export interface Draft extends Deadlines {
  letter: Letter
  source: FoundDelivery | null
  enclosureIds: readonly string[]
  urgency: string
  contact: string | null
  recipients: readonly NewDelivery[]
}

/** Writes the draft. @returns its id */
export async function createDraft(reader: Reader, draft: Draft): Promise<string> {
  assertDeadlines(draft, draft.letter.issuedOn)
  const issuerId = reader.actor.organizationId ?? refuseField('', 'unknown-organization')
  const { id } = await reader.tx.distribution.create({
    data: {
      issuerId,
      noticeId: draft.letter.id,
      ...termColumns(draft),
      sourceDeliveryId: draft.source?.id ?? null,
      upstreamIds: upstreamOf(draft.source),
      version: draft.letter.version,
      createdById: reader.actor.kind === 'user' ? reader.actor.id : null,
    },
    select: { id: true },
  })
  await insertEnclosures(reader, issuerId, id, draft.enclosureIds)
  await insertDeliveries(reader, issuerId, id, draft.letter.version, draft.recipients)
  return id
}

/** The columns that a draft may still change. */
export function termColumns(terms: Deadlines & { urgency: string; contact: string | null }) {
  return {
    ask: terms.ask,
    receiptDueOn: terms.receiptDueDate ? dateToDb(terms.receiptDueDate) : null,
    dueOn: terms.dueDate ? dateToDb(terms.dueDate) : null,
    urgency: terms.urgency,
    contact: terms.contact || null,
  }
}

export async function insertEnclosures(
  reader: Reader,
  issuerId: string,
  distributionId: string,
  noticeIds: readonly string[],
): Promise<void> {
  await reader.tx.distributionEnclosure.createMany({
    data: [...new Set(noticeIds)].map((noticeId, position) => ({ issuerId, distributionId, noticeId, position })),
  })
}
