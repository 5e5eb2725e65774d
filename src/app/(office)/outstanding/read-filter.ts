/** The filters of 未確認一覧 as they stand in the address, and back. What is not understood is left out. */
import { isUuid } from '#core/codes/uuid.ts'
import { channels } from '#features/distributions/distribution.ts'
import { outstandingShows, outstandingViews, tierNames } from '#features/reports/outstanding-filter.ts'

export interface OutstandingQuery {
  show?: string
  tier?: string
  channel?: string
  older?: string
  view?: string
  organizationId?: string
  after?: string
}

const pick = <T extends string>(list: readonly T[], value: string | undefined) => list.find((one) => one === value)

export function readFilter(query: OutstandingQuery) {
  const older = /^\d{1,3}$/.test(query.older ?? '') ? Number(query.older) : undefined
  return {
    show: pick(outstandingShows, query.show) ?? 'all',
    tier: pick(tierNames, query.tier),
    channel: pick(channels, query.channel),
    older,
    view: pick(outstandingViews, query.view) ?? 'organization',
    organizationId: query.organizationId && isUuid(query.organizationId) ? query.organizationId : undefined,
  } as const
}
export type Filter = ReturnType<typeof readFilter>

export const noFilter: Filter = {
  show: 'all',
  tier: undefined,
  channel: undefined,
  older: undefined,
  view: 'organization',
  organizationId: undefined,
}

/** Address with some of the filters changed; paging starts anew. */
export function filterAddress(filter: Filter, change: Partial<Filter> & { after?: string } = {}): string {
  const { show, view, ...rest } = { ...filter, ...change }
  const parameters = new URLSearchParams()
  if (show !== 'all') parameters.set('show', show)
  if (view !== 'organization') parameters.set('view', view)
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) parameters.set(name, String(value))
  const text = parameters.toString()
  return `/outstanding${text ? `?${text}` : ''}`
}

/** Whether anything but the view narrows the list. */
export function isNarrowed({ show, tier, channel, older, organizationId }: Filter): boolean {
  return show !== 'all' || [tier, channel, older, organizationId].some((one) => one !== undefined)
}

/** The same filter for the file. */
export function exportAddress({ show, tier, channel, older }: Filter): string {
  const parameters = new URLSearchParams({ format: 'csv', show })
  for (const [name, value] of Object.entries({ tier, channel, older }))
    if (value !== undefined) parameters.set(name, String(value))
  return `/outstanding/export?${parameters}`
}
