/**
 * What was typed into a form that was refused: kept for two minutes in a cookie of this browser, so that the page shows it
 * again beside the complaints. Nothing of it stands in an address; a password is never kept.
 */
import { cookies } from 'next/headers'
import { z } from 'zod'
import { type AppError, type ErrorCode, errorStatus } from '#core/errors.ts'

const lifeSeconds = 120
const options = { httpOnly: true, sameSite: 'strict', secure: true, path: '/' } as const
const kept = z.object({
  typed: z.record(z.string(), z.string()),
  code: z.enum(Object.keys(errorStatus) as ErrorCode[]), // Object.keys loses the literal types
  fields: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})
export type Typed = Omit<z.output<typeof kept>, 'code'> & { code: ErrorCode | null }

const nothing: Typed = { typed: {}, code: null, fields: [] }

export async function keepTyped(form: string, typed: Record<string, string>, error: AppError): Promise<void> {
  const isWrong = (name: string) => error.fields.some((problem) => problem.field === name)
  const open = Object.fromEntries(
    Object.entries(typed)
      .filter(([name]) => name !== 'password' && !(name === 'code' && isWrong(name)))
      .map(([name, value]) => [name, value.slice(0, 100)]),
  )
  const value = JSON.stringify({ typed: open, code: error.code, fields: error.fields.slice(0, 10) })
  ;(await cookies()).set(nameOf(form), value, { ...options, maxAge: lifeSeconds })
}

export async function forgetTyped(form: string): Promise<void> {
  ;(await cookies()).delete({ name: nameOf(form), ...options })
}

/** For the page: what to show again; nothing when the form is fresh. */
export async function readTyped(form: string): Promise<Typed> {
  const value = (await cookies()).get(nameOf(form))?.value
  try {
    return kept.parse(JSON.parse(value ?? ''))
  } catch {
    return nothing // absent, cut off or made up: a fresh form
  }
}

function nameOf(form: string): string {
  return `__Host-shuchi.typed-${form}`
}
