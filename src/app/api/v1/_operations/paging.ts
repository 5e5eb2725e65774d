/** Shapes that many operations share. */
import { z } from 'zod'
import { isUuid } from '#core/codes/uuid.ts'
import { found } from '#core/errors.ts'
import { pageSize } from '#core/page.ts'

export const limit = z.coerce.number().int().min(1).max(pageSize.most).default(pageSize.usual)
export const paging = { limit, after: z.string().max(500).optional() }
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** The id in the path; what is no id names nothing. @throws AppError not-found */
export function idOf(params: Record<string, string>): string {
  const id = params.id ?? ''
  return found(isUuid(id) ? id : null)
}

/** The revision in If-Match; none or `*` compares nothing, what is no revision fits none. */
export function revisionOf(ifMatch: string | null): number | null {
  if (ifMatch === null || ifMatch === '*') return null
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1
}
