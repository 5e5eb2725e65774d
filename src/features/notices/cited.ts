/**
 * Which registered letter a citation means. Sure: number and day; a national number whose day is missing or only inferred; title
 * and day where no number is cited. Anything else stays a stub; a local number alone never links.
 */
import { addDays, type CalendarDate } from '#core/time/calendar-date.ts'
import type { Reader } from '#server/context.ts'
import { run } from '#server/statement.ts'
import { isNationalNumber } from './link.ts'
import { type NearLetter, nearLetters } from './near-letter.ts'
import { titleStem } from './title.ts'

export interface CitedWords {
  numberKeys: readonly string[]
  date: CalendarDate | null
  /** the day was concluded from the number, not printed */
  isDateInferred: boolean
  title: string | null
}

export type CitedGround = 'number-and-date' | 'number' | 'title-and-date'
type Cited = { id: string; ground: CitedGround }

/** days by which a day concluded from a number may be wrong */
const inferredWithin = 366

/** Null where no letter of the actor's register is meant for sure, also where two would be. */
export async function findCited(reader: Reader, cited: CitedWords): Promise<Cited | null> {
  const { numberKeys, date } = cited
  const dates = numberKeys.length === 0 && date !== null ? [date] : []
  return citedAmong(await run(reader, nearLetters(reader, { numberKeys, dates, digests: [] })), cited)
}

/** The same among letters that were read already: all with one of the numbers, and all of the day. */
export function citedAmong(letters: readonly NearLetter[], cited: CitedWords): Cited | null {
  return cited.numberKeys.length > 0
    ? (byNumberAndDate(letters, cited) ?? byNationalNumber(letters, cited))
    : byTitleAndDate(letters, cited)
}

function byNumberAndDate(letters: readonly NearLetter[], { numberKeys, date }: CitedWords): Cited | null {
  const meant = letters.filter((one) => one.date === date && hasOneOf(one, numberKeys))
  return onlyOne(meant, 'number-and-date')
}

function byNationalNumber(
  letters: readonly NearLetter[],
  { numberKeys, date, isDateInferred }: CitedWords,
): Cited | null {
  const national = numberKeys.filter(isNationalNumber)
  if (date !== null && !isDateInferred) return null
  const [first, last] = date === null ? [null, null] : [addDays(date, -inferredWithin), addDays(date, inferredWithin)]
  const isNear = (one: NearLetter) => first === null || last === null || (first <= one.date && one.date <= last)
  return onlyOne(
    letters.filter((one) => hasOneOf(one, national) && isNear(one)),
    'number',
  )
}

function byTitleAndDate(letters: readonly NearLetter[], { date, title }: CitedWords): Cited | null {
  const stem = titleStem(title ?? '')
  if (stem === '') return null
  const meant = letters.filter((one) => one.date === date && titleStem(one.subject) === stem)
  return onlyOne(meant, 'title-and-date')
}

function hasOneOf(letter: NearLetter, numberKeys: readonly string[]): boolean {
  return letter.numberKeys.some((key) => numberKeys.includes(key))
}

function onlyOne(letters: readonly NearLetter[], ground: CitedGround): Cited | null {
  const [letter] = letters
  return letter && letters.length === 1 ? { id: letter.id, ground } : null
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
