/** Shapes that many operations share. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { AppError, found } from '#core/errors.ts'
import { pageSize } from '#core/page.ts'

export const limit = z.coerce.number().int().min(1).max(pageSize.most).default(pageSize.usual)
export const paging = { limit, after: z.string().max(500).optional() }
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** An id in the path; what is no id names nothing. @throws AppError not-found */
export function idOf(params: Record<string, string>, name = 'id'): string {
  const id = params[name] ?? ''
  return found(isUuid(id) ? id : null)
}

/**
 * A body together with what the path and the headers say. A body that names those itself is refused, like any unknown field.
 * @throws AppError invalid
 */
export function bodyWith(body: unknown, known: Record<string, unknown>): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid', [{ field: '', code: 'form' }])
  const taken = Object.keys(known).filter((field) => Object.hasOwn(body, field))
  if (taken.length > 0)
    throw new AppError(
      'invalid',
      taken.map((field) => ({ field, code: 'unknown-field' })),
    )
  return { ...body, ...known }
}

/** The revision that If-Match names; `*` or nothing names none, and what is no revision never was one (-1 is stale). */
export function revisionOf(ifMatch: string | null): number | null {
  if (ifMatch === null || ifMatch === '*') return null
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1
}
