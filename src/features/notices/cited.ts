/**
 * Which registered letter a citation means. Sure: number and day; a national number whose day is missing or only inferred; title
 * and day where no number is cited. Anything else stays a stub; a local number alone never links.
 */
import type { CalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { isNationalNumber } from './link.ts'
import { titleStem } from './title.ts'

export interface CitedWords {
  numberKeys: readonly string[]
  date: CalendarDate | null
  /** the day was concluded from the number, not printed */
  isDateInferred: boolean
  title: string | null
}

export type CitedGround = 'number-and-date' | 'number' | 'title-and-date'

/** Null where no letter of the actor's register is meant for sure, also where two would be. */
export async function findCited(
  reader: Reader,
  cited: CitedWords,
): Promise<{ id: string; ground: CitedGround } | null> {
  const found =
    cited.numberKeys.length > 0
      ? ((await byNumberAndDate(reader, cited)) ?? (await byNationalNumber(reader, cited)))
      : await byTitleAndDate(reader, cited)
  return found
}

async function byNumberAndDate(reader: Reader, { numberKeys, date }: CitedWords) {
  if (date === null) return null
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT n.id FROM notice_number x JOIN notice n ON n.id = x.notice_id
    WHERE x.number_key = ANY (${numberKeys}) AND n.register_id = ${reader.actor.organizationId}::uuid AND n.issued_on = ${date}::date LIMIT 2`
  return onlyOne(rows, 'number-and-date')
}

async function byNationalNumber(reader: Reader, { numberKeys, date, isDateInferred }: CitedWords) {
  const national = numberKeys.filter(isNationalNumber)
  if (national.length === 0 || (date !== null && !isDateInferred)) return null
  const rows = await reader.tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT n.id FROM notice_number x JOIN notice n ON n.id = x.notice_id
    WHERE x.number_key = ANY (${national}) AND n.register_id = ${reader.actor.organizationId}::uuid
      AND (${date}::date IS NULL OR abs(n.issued_on - ${date}::date) <= 366) LIMIT 2`
  return onlyOne(rows, 'number')
}

async function byTitleAndDate(reader: Reader, { date, title }: CitedWords) {
  const stem = titleStem(title ?? '')
  if (date === null || stem === '') return null
  const rows = await reader.tx.$queryRaw<{ id: string; subject: string }[]>`
    SELECT n.id, n.subject FROM notice n WHERE n.register_id = ${reader.actor.organizationId}::uuid AND n.issued_on = ${date}::date`
  return onlyOne(
    rows.filter(({ subject }) => titleStem(subject) === stem),
    'title-and-date',
  )
}

function onlyOne(rows: readonly { id: string }[], ground: CitedGround): { id: string; ground: CitedGround } | null {
  const [row] = rows
  return row && rows.length === 1 ? { id: row.id, ground } : null
}

export interface Entered {
  id: string
  registerId: string
  date: CalendarDate
  numberKeys: readonly string[]
  subject: string
}

/** Ties the stubs of the same register that mean this letter to it, by the rules of `findCited`. */
export async function fillStubs(reader: Reader, notice: Entered): Promise<void> {
  const { id, registerId, date, numberKeys } = notice
  const stem = titleStem(notice.subject)
  await reader.tx.$executeRaw`
    WITH meant AS (
      SELECT l.id FROM notice_link l WHERE l.to_id IS NULL AND l.cited_number_keys && ${numberKeys} AND l.cited_date = ${date}::date
      UNION SELECT l.id FROM notice_link l WHERE l.to_id IS NULL AND l.cited_number_keys && ${numberKeys.filter(isNationalNumber)}
        AND (l.cited_date IS NULL OR (l.date_inferred AND abs(l.cited_date - ${date}::date) <= 366))
      UNION SELECT l.id FROM notice_link l WHERE l.to_id IS NULL AND l.cited_title_key <> '' AND l.cited_title_key = ${stem}
        AND cardinality(l.cited_number_keys) = 0 AND l.cited_date = ${date}::date)
    UPDATE notice_link l SET to_id = ${id}::uuid FROM meant m, notice f
    WHERE l.id = m.id AND f.id = l.from_id AND f.register_id = ${registerId}::uuid AND l.from_id <> ${id}::uuid
      AND NOT EXISTS (SELECT 1 FROM notice_link k WHERE k.from_id = l.from_id AND k.to_id = ${id}::uuid AND k.relation = l.relation)`
}
