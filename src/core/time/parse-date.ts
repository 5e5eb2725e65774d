/** Reads a date as officers and letters write it, in any era or western form. Never guesses a day that does not exist. */
import { toAsciiDigits } from '../text/numerals.ts'
import { type CalendarDate, dateOf } from './calendar-date.ts'
import { type Era, eraOf, eras } from './era.ts'

export type ParsedDate =
  | { ok: true; date: CalendarDate; warning?: 'era-changed' }
  | { ok: false; reason: 'not-a-date' | 'no-such-day' | 'era-limit' }

const eraWords = new Map<string, Era>(
  eras.flatMap((era) =>
    [era.name, era.name.charAt(0), era.letter, era.letter.toLowerCase()].map((word) => [word, era] as const),
  ),
)
const eraForm =
  /^(明治|大正|昭和|平成|令和|[明大昭平令MTSHRmtshr])(元|\d{1,2})(?:年|[.・/-])(\d{1,2})(?:月|[.・/-])(\d{1,2})日?(?:付け?)?$/
const westernForm = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:付け?)?$/

/** @param text e.g. 令和３年１月２９日, R3.1.29, 平二四・七・二〇, 2021/1/29 */
export function parseDate(text: string): ParsedDate {
  const plain = toAsciiDigits(
    text
      .normalize('NFKC')
      .replace(/[\s　]/g, '')
      .replace(/[（(][日月火水木金土][)）]/g, ''),
  )
  const western = westernForm.exec(plain)
  if (western) return exists(Number(western[1]), Number(western[2]), Number(western[3]))
  const japanese = eraForm.exec(plain)
  const era = japanese ? eraWords.get(japanese[1] ?? '') : undefined
  return japanese && era
    ? inEra(era, japanese[2] ?? '', Number(japanese[3]), Number(japanese[4]))
    : { ok: false, reason: 'not-a-date' }
}

function inEra(era: Era, yearWord: string, month: number, day: number): ParsedDate {
  const year = yearWord === '元' ? 1 : Number(yearWord)
  if (year === 0) return { ok: false, reason: 'no-such-day' }
  const parsed = exists(era.firstYear + year - 1, month, day)
  if (!parsed.ok) return parsed
  if (parsed.date < era.from) return { ok: false, reason: 'era-limit' }
  return eraOf(parsed.date)?.era === era ? parsed : afterItsEnd(era, parsed.date)
}

/** 平成31年5月1日 and later was really printed for a year or so: accepted with a warning, beyond ten years refused. */
function afterItsEnd(era: Era, date: CalendarDate): ParsedDate {
  const next = eras[eras.indexOf(era) - 1]
  const isSoonAfter = next !== undefined && Number(date.slice(0, 4)) - next.firstYear <= 10
  return isSoonAfter ? { ok: true, date, warning: 'era-changed' } : { ok: false, reason: 'era-limit' }
}

function exists(year: number, month: number, day: number): ParsedDate {
  const date = dateOf(year, month, day)
  if (!date) return { ok: false, reason: 'no-such-day' }
  return date < '1873-01-01' || date > '2199-12-31' ? { ok: false, reason: 'era-limit' } : { ok: true, date }
}
