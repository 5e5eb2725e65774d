/** What may come in at the door of the exports. */
import { z } from 'zod'
import { id } from '#core/input.ts'
import { statusFilters } from '#features/distributions/deliveries.ts'
import { channels } from '#features/distributions/distribution.ts'
import { outstandingShows, tierNames } from './outstanding-filter.ts'

export const exportFormats = ['csv'] as const

export const exportDeliveriesInput = z.strictObject({
  distributionId: id,
  format: z.enum(exportFormats),
  status: z.enum(statusFilters).optional(),
})

export const exportOutstandingInput = z.strictObject({
  format: z.enum(exportFormats),
  show: z.enum(outstandingShows).default('all'),
  tier: z.enum(tierNames).optional(),
  channel: z.enum(channels).optional(),
  olderThan: z.number().int().min(0).max(999).optional(),
})
