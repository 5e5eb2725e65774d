import { z } from 'zod'
import { statusFilters } from '#features/distributions/deliveries.ts'
import { exportFormats } from '#features/reports/schema.ts'
import type { FileOperation } from '#server/api-route.ts'
import { ledgerCsv } from '../../../_exports/ledger-csv.ts'
import { idOf } from './paging.ts'

const query = z.strictObject({ format: z.enum(exportFormats), status: z.enum(statusFilters).optional() })

export const exportLedgerOperation: FileOperation<typeof query> = {
  method: 'get',
  path: '/distributions/{id}/export',
  summary: 'The ledger as a file (UTF-8 with byte order mark, CRLF)',
  status: 200,
  mediaType: 'text/csv',
  query,
  output: z.string(),
  run: (context, { params, query: chosen }) => ledgerCsv(context, { ...chosen, distributionId: idOf(params) }),
}
