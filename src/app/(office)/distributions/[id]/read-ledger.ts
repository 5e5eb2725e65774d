/** Everything one page of the ledger shows, read in two statements. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { decide, enforce } from '#core/policy/policy.ts'
import { reach } from '#features/coverage/queries.ts'
import { deliveriesOf, deliveryParts, type StatusFilter, statusFilters } from '#features/distributions/deliveries.ts'
import { lastMarked } from '#features/distributions/notifying.ts'
import { detailOf } from '#features/distributions/queries.ts'
import { findDelivery, findDistribution, type FoundDelivery } from '#features/distributions/relation.ts'
import { countsOf, tallies } from '#features/distributions/tally.ts'
import { calendarOf } from '#features/organizations/queries.ts'
import { ledgerEntries } from '#features/reports/ledger-entry.ts'
import { remainingNames, remainingOf } from '#features/reports/remaining.ts'
import { answeredDays } from '#features/reports/response.ts'
import type { Reader } from '#server/context.ts'
import { runTogether } from '#server/statement.ts'

export interface LedgerQuery {
  status?: string
  after?: string
  open?: string
  /** what the bar above the table records, or the form beside it */
  do?: string
  /** what the last press did */
  done?: string
}

const pageSize = 200
const namedAtMost = 40

export async function readLedger(reader: Reader, id: string, query: LedgerQuery) {
  if (!isUuid(id)) throw new AppError('not-found')
  const status: StatusFilter | undefined = statusFilters.find((one) => one === query.status)
  const opened = await findOpened(reader, id, query.open)
  const distribution = opened?.distribution ?? (await findDistribution(reader, id))
  const { page, organizationIds } = deliveriesOf(reader, distribution, { status, after: query.after, limit: pageSize })
  if (opened) enforce(decide(reader.actor, 'delivery.read', opened.relation))
  const found = await runTogether(reader, {
    detail: detailOf(reader, distribution),
    page,
    entries: ledgerEntries(distribution, organizationIds),
    tallies: tallies(reader, [id]),
    names: remainingNames(reader, id, namedAtMost + 1),
    reach: reach(reader, [id]),
    calendar: calendarOf(distribution.issuerId),
    ...(opened ? deliveryParts(opened.id) : {}),
    ...(query.done === 'notified' ? { marked: lastMarked(reader, distribution) } : {}),
  })
  const tally = found.tallies.get(distribution.id)
  return {
    distribution: found.detail,
    status,
    page: found.page,
    entries: found.entries,
    counts: tally && countsOf(tally.rows),
    statuses: tally?.rows ?? [],
    sentOn: tally?.sentOn ?? null,
    remaining: remainingOf(tally),
    names: found.names.length <= namedAtMost ? found.names : [],
    reach: found.reach.get(distribution.id),
    days: answeredDays(tally),
    open: opened ? { ...opened, line: found.line, history: found.history ?? [] } : null,
    lastMarked: found.marked ?? [],
    today: reader.today,
    calendar: found.calendar,
  }
}
export type LedgerView = Awaited<ReturnType<typeof readLedger>>

/** The line whose drawer is open; an address that names another distribution's line opens nothing. */
async function findOpened(reader: Reader, id: string, deliveryId: string | undefined): Promise<FoundDelivery | null> {
  if (!deliveryId || !isUuid(deliveryId)) return null
  try {
    const delivery = await findDelivery(reader, deliveryId)
    return delivery.distributionId === id.toLowerCase() ? delivery : null
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}
