import { serveFile } from '#server/api-route.ts'
import { exportLedgerOperation } from '../../../_operations/exports.ts'

export const GET = serveFile(exportLedgerOperation)
