/** Days in the API are YYYY-MM-DD (interfaces 4). Forms may be typed in any era; what programs send may not. */
import { z } from 'zod'
import { isCalendarDate } from '#core/time/calendar-date.ts'
import { AppError, type FieldProblem } from '#core/errors.ts'

/** The part of a JSON schema that says where days stand. */
interface Outline {
  format?: string
  properties?: Record<string, Outline>
  items?: Outline | Outline[]
  anyOf?: Outline[]
}

const outlines = new WeakMap<z.ZodType, Outline>()

/** @throws AppError invalid, naming each field of the body that holds something else than a day */
export function assertCalendarDates(schema: z.ZodType, body: unknown): void {
  const problems = problemsIn(outlineOf(schema), body, '')
  if (problems.length > 0) throw new AppError('invalid', problems)
}

function outlineOf(schema: z.ZodType): Outline {
  const known = outlines.get(schema)
  if (known) return known
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Outline // a JSON schema has these parts
  outlines.set(schema, made)
  return made
}

function problemsIn(outline: Outline, value: unknown, at: string): FieldProblem[] {
  if (outline.format === 'date' && typeof value === 'string' && !isCalendarDate(value))
    return [{ field: at, code: /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'no-such-day' : 'iso-date' }]
  const below = (part: Outline, key: string | number, inner: unknown) =>
    problemsIn(part, inner, at === '' ? String(key) : `${at}.${key}`)
  const choices = (outline.anyOf ?? []).flatMap((part) => problemsIn(part, value, at))
  if (Array.isArray(value)) {
    const { items } = outline
    return [
      ...choices,
      ...(items && !Array.isArray(items) ? value.flatMap((one, index) => below(items, index, one)) : []),
    ]
  }
  if (typeof value !== 'object' || value === null) return choices
  const properties = Object.entries(outline.properties ?? {})
  return [...choices, ...properties.flatMap(([key, part]) => below(part, key, Reflect.get(value, key)))]
}
