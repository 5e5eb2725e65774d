/** Everything one page of the ledger shows, read in one transaction. */
import { isUuid } from '#core/codes/uuid.ts'
import { AppError } from '#core/errors.ts'
import { listReach } from '#features/coverage/queries.ts'
import { listLastMarked } from '#features/distributions/notifying.ts'
import { getDelivery, listDeliveriesOf, type StatusFilter, statusFilters } from '#features/distributions/deliveries.ts'
import { getDistribution } from '#features/distributions/queries.ts'
import { countsOf, listTallies } from '#features/distributions/tally.ts'
import { getCalendar } from '#features/organizations/queries.ts'
import { listLedgerEntries } from '#features/reports/ledger-entry.ts'
import { listRemainingNames, remainingOf } from '#features/reports/remaining.ts'
import { answeredDays } from '#features/reports/response.ts'
import type { Reader } from '#server/context.ts'

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
  const distribution = await getDistribution(reader, id)
  const page = await listDeliveriesOf(reader, distribution, { status, after: query.after, limit: pageSize })
  const ids = page.items.map((line) => line.organizationId)
  const tally = (await listTallies(reader, [id])).get(id)
  const remaining = remainingOf(tally)
  const left = remaining ? remaining.receipt + remaining.dissemination + remaining.question : 0
  return {
    distribution,
    status,
    page,
    entries: await listLedgerEntries(reader, distribution, ids),
    counts: tally && countsOf(tally.rows),
    statuses: tally?.rows ?? [],
    remaining,
    names: left > 0 && left <= namedAtMost ? await listRemainingNames(reader, id, namedAtMost) : [],
    reach: (await listReach(reader, [id])).get(id),
    days: answeredDays(tally),
    open: await findOpen(reader, id, query.open),
    lastMarked: query.done === 'notified' ? await listLastMarked(reader, distribution) : [],
    today: reader.today,
    calendar: await getCalendar(reader, distribution.issuerId),
  }
}
export type LedgerView = Awaited<ReturnType<typeof readLedger>>

/** The line whose drawer is open; an address that names another distribution's line opens nothing. */
async function findOpen(reader: Reader, distributionId: string, deliveryId: string | undefined) {
  if (!deliveryId || !isUuid(deliveryId)) return null
  const [known] = await reader.tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM delivery WHERE id = ${deliveryId}::uuid AND distribution_id = ${distributionId}::uuid`
  return known ? getDelivery(reader, deliveryId) : null
}
