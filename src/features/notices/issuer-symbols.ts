/** The symbol of a number names its office (医政発 → 厚生労働省医政局長) within the years in which it was used. Master data. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { IssuerSymbol } from './issuer-proposal.ts'

const row = z.object({ symbol: z.string(), office: z.string(), from: z.string(), to: z.string() })
let known: IssuerSymbol[] | null = null

/** All symbols that the product ships; read once. */
export function issuerSymbols(): IssuerSymbol[] {
  const file = path.join(process.cwd(), 'prisma/master/issuer-symbols.csv')
  known ??= z.array(row).parse(parse(readFileSync(file), { columns: true, bom: true }))
  return known
}
