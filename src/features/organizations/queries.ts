/** Reads of the directory. */
import { z } from 'zod'
import { type Calendar, usualCalendar } from '#core/time/open-days.ts'
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'

const choice = z.object({ id: z.string(), code: z.string(), name: z.string(), kana: z.string(), kind: z.string() })
export type OrganizationChoice = z.output<typeof choice>

/** Whom the actor's organization may tell on a day: those below it; a ministry may tell everyone. Register order. */
export async function listRecipientChoices(reader: Reader, date: CalendarDate): Promise<OrganizationChoice[]> {
  const me = reader.actor.organizationId
  return z.array(choice).parse(await reader.tx.$queryRaw<unknown[]>`
    WITH RECURSIVE below(id) AS (
      SELECT id FROM organization WHERE parent_id = ${me}::uuid UNION ALL SELECT o.id FROM organization o JOIN below b ON o.parent_id = b.id)
    SELECT o.id, o.code, o.name, o.kana, o.kind FROM organization o
    WHERE (o.id IN (SELECT id FROM below) OR EXISTS (SELECT 1 FROM organization m WHERE m.id = ${me}::uuid AND m.kind = 'ministry' AND o.id <> m.id))
      AND (o.valid_from IS NULL OR o.valid_from <= ${date}::date) AND (o.valid_to IS NULL OR o.valid_to >= ${date}::date) ORDER BY o.code`)
}

/** The closing days of an organization; the usual ones where it has none of its own. */
export async function calendarOf(reader: Reader, organizationId: string): Promise<Calendar> {
  const rows = await reader.tx.closingDay.findMany({ where: { organizationId }, select: { fromMonthDay: true, toMonthDay: true } })
  return rows.length > 0 ? rows.map((row) => ({ from: row.fromMonthDay, to: row.toMonthDay })) : usualCalendar
}

/** Every organization of the master, for the choice at first start; register order. */
export function listSetupOrganizations(reader: Reader): Promise<{ code: string; name: string }[]> {
  return reader.tx.organization.findMany({ where: { validTo: null }, select: { code: true, name: true }, orderBy: { code: 'asc' } })
}
