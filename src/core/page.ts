/** Keyset paging: a cursor is the sort key of the last row, opaque to the caller. */
import { AppError } from './errors.ts'

export interface Page<T> {
  items: T[]
  next: string | null
}

export const pageSize = { usual: 50, most: 200 } as const

/** Cuts `limit + 1` rows into a page; the extra row only says that there is more. */
export function toPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly string[]): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}

export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws AppError invalid when the cursor was not made by `encodeCursor` with `length` parts */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  const key = parse(cursor)
  if (!key || key.length !== length) throw new AppError('invalid', [{ field: 'after', code: 'cursor' }])
  return key
}

function parse(cursor: string): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(key) && key.every((part) => typeof part === 'string' && part.length <= 200) ? key : null
  } catch {
    return null
  }
}
