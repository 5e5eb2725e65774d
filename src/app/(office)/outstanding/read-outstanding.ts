/** One page of 未確認一覧 with its figures, read in one transaction. */
import type { FrameFigures } from '#features/reports/frame-figures.ts'
import { countMatching, countOutstanding, dayBeforeOpenDays, listOutstanding } from '#features/reports/outstanding.ts'
import type { Reader } from '#server/context.ts'
import { type Filter, isNarrowed } from './read-filter.ts'

export async function readOutstanding(
  reader: Reader,
  filter: Filter,
  after: string | undefined,
  { calendar }: FrameFigures,
) {
  const figures = await countOutstanding(reader)
  const chosen = {
    ...filter,
    sinceUpTo: filter.older === undefined ? undefined : dayBeforeOpenDays(reader.today, filter.older, calendar),
  }
  return {
    ...(await listOutstanding(reader, { ...chosen, after, limit: 50 })),
    matching: isNarrowed(filter) ? await countMatching(reader, chosen) : figures.all,
    figures,
    today: reader.today,
    calendar,
  }
}
export type OutstandingView = Awaited<ReturnType<typeof readOutstanding>>
