/** One page of 未確認一覧 with its figures, read in one transaction. */
import { getOwnCalendar } from '#features/organizations/queries.ts'
import { countMatching, countOutstanding, dayBeforeOpenDays, listOutstanding } from '#features/reports/outstanding.ts'
import type { Reader } from '#server/context.ts'
import type { Filter } from './read-filter.ts'

export async function readOutstanding(reader: Reader, filter: Filter, after: string | undefined) {
  const calendar = await getOwnCalendar(reader)
  const chosen = {
    ...filter,
    sinceUpTo: filter.older === undefined ? undefined : dayBeforeOpenDays(reader.today, filter.older, calendar),
  }
  return {
    ...(await listOutstanding(reader, { ...chosen, after, limit: 50 })),
    matching: await countMatching(reader, chosen),
    figures: await countOutstanding(reader),
    today: reader.today,
    calendar,
  }
}
export type OutstandingView = Awaited<ReturnType<typeof readOutstanding>>
