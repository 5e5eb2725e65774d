/** Loads the organization master by set: new rows are made, changed names follow, nothing is ever deleted. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import { z } from 'zod'
import { searchKey } from '#core/text/search-key.ts'

const row = z.object({
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  kind: z.string(),
  prefecture_code: z.string(),
  parent_code: z.string(),
  valid_from: z.string(),
  valid_to: z.string(),
  source: z.string(),
})
export type MasterRow = z.output<typeof row>

/** All rows the product ships: the national master and the municipalities of Kanagawa. */
export function masterRows(): MasterRow[] {
  return ['organizations.csv', 'municipalities-kanagawa.csv'].flatMap((name) =>
    z.array(row).parse(parse(readFileSync(path.join(import.meta.dirname, name)), { columns: true, bom: true })),
  )
}

export async function loadMaster(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const rows = masterRows().map((one) => ({
      ...one,
      search_key: `${searchKey(one.name)} ${searchKey(one.kana)} ${one.code}`,
    }))
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO organization (code, name, kana, kind, prefecture_code, valid_from, valid_to, source, search_key)
       SELECT code, name, kana, kind, nullif(prefecture_code, ''), nullif(valid_from, '')::date, nullif(valid_to, '')::date, nullif(source, ''), search_key
       FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, kana text, kind text, prefecture_code text, valid_from text, valid_to text, source text, search_key text)
       ON CONFLICT (code) DO UPDATE SET name = excluded.name, kana = excluded.kana, kind = excluded.kind, search_key = excluded.search_key
       WHERE (organization.name, organization.kana, organization.kind) IS DISTINCT FROM (excluded.name, excluded.kana, excluded.kind)`,
      [JSON.stringify(rows)],
    )
    await client.query(
      `UPDATE organization o SET parent_id = p.id FROM jsonb_to_recordset($1::jsonb) AS r(code text, parent_code text) JOIN organization p ON p.code = r.parent_code
       WHERE o.code = r.code AND o.parent_id IS NULL`,
      [JSON.stringify(rows)],
    )
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
