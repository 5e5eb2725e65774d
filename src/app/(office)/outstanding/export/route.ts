import { outstandingCsv } from '../../../_exports/outstanding-csv.ts'
import { serveFile } from '../../../_exports/serve-file.ts'

export async function GET(incoming: Request): Promise<Response> {
  const { older, ...query } = Object.fromEntries(new URL(incoming.url).searchParams)
  return serveFile((context) =>
    outstandingCsv(context, { format: 'csv', ...query, ...(older ? { olderThan: Number(older) } : {}) }),
  )
}
