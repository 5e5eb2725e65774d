/** The table of symbols the product ships; installations extend it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const row = z.object({
  symbol: z.string(),
  office: z.string(),
  from: z.string(),
  to: z.string(),
  confidence: z.string(),
})
export type SymbolRow = z.output<typeof row>

export function symbolRows(): SymbolRow[] {
  return z
    .array(row)
    .parse(parse(readFileSync(path.join(import.meta.dirname, 'issuer-symbols.csv')), { columns: true, bom: true }))
}
