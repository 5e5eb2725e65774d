import { ledgerCsv } from '../../../../_exports/ledger-csv.ts'
import { serveFile } from '../../../../_exports/serve-file.ts'

export async function GET(incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const query = Object.fromEntries(new URL(incoming.url).searchParams)
  return serveFile((context) => ledgerCsv(context, { format: 'csv', ...query, distributionId: id }))
}
