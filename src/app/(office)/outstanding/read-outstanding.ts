/** One page of 未確認一覧 with its figures, read in one statement. */
import type { FrameFigures } from '#features/reports/frame-figures.ts'
import { matching, outstanding } from '#features/reports/outstanding.ts'
import { outstandingFigures } from '#features/reports/outstanding-figures.ts'
import { dayBeforeOpenDays } from '#features/reports/outstanding-filter.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'
import { type Filter, isNarrowed } from './read-filter.ts'

export async function readOutstanding(
  reader: Reader,
  filter: Filter,
  after: string | undefined,
  { calendar }: FrameFigures,
) {
  const chosen = {
    ...filter,
    sinceUpTo: filter.older === undefined ? undefined : dayBeforeOpenDays(reader.today, filter.older, calendar),
  }
  const { page, figures, ...found } = await runTogether(reader, {
    page: outstanding(reader, { ...chosen, after, limit: 50 }),
    figures: outstandingFigures(reader),
    ...(isNarrowed({ ...filter, show: 'all' }) ? { count: matching(reader, chosen) } : {}),
  })
  return {
    ...page,
    matching: found.count ?? figures[filter.show],
    figures,
    today: reader.today,
    calendar,
  }
}
export type OutstandingView = Awaited<ReturnType<typeof readOutstanding>>
