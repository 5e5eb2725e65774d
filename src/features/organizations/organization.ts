/** 機関: what its search key holds, and how two people who edit at once are kept from overwriting each other. */
import { AppError } from '#core/errors.ts'
import { searchKey } from '#core/text/search-key.ts'

/** Name and kana in any spelling, and the code. */
export function organizationKey({ name, kana, code }: { name: string; kana: string; code: string }): string {
  return `${searchKey(name)} ${searchKey(kana)} ${code}`
}

/**
 * @param seen the revision that stood on the page; none compares nothing
 * @throws AppError stale with both texts when somebody else was faster
 */
export function assertSeen(stands: number, seen: number | null | undefined, current: object, sent: object): void {
  if (seen !== null && seen !== undefined && seen !== stands) throw new AppError('stale', [], { current, sent })
}
