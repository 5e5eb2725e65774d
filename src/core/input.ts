/** The pieces of which the schemas at the doors are made: an id, a text, a line, a day as people type it. */
import { z } from 'zod'
import { isUuid } from './codes/uuid.ts'
import { isPlainLine, isPlainText } from './text/plain-text.ts'
import type { CalendarDate } from './time/calendar-date.ts'
import { parseDate } from './time/parse-date.ts'

export const id = z.string().refine(isUuid, 'form')

/** May have several lines; may be empty. @param maximum characters */
export const text = (maximum: number) => z.string().trim().max(maximum).refine(isPlainText, 'control-characters')

/** On one line, without letters that cannot be seen; may be empty. @param maximum characters */
export const line = (maximum: number) => z.string().trim().max(maximum).refine(isPlainLine, 'control-characters')

const typedDay = z.string().max(40).meta({ format: 'date' })

/** A day typed in any era or western form. */
export const typedDate = typedDay.transform(readDay)

/** The same where an empty field of a form means no day. */
export const typedDateOrNone = typedDay
  .transform((typed, context) => (typed.trim() === '' ? undefined : readDay(typed, context)))
  .optional()

function readDay(typed: string, context: z.RefinementCtx): CalendarDate {
  const parsed = parseDate(typed)
  if (parsed.ok) return parsed.date
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'missing' : parsed.reason })
  return z.NEVER
}
