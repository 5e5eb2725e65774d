/** Loads the organization master by set: new rows are made, changed rows follow, nothing is ever deleted. */
import { createHash } from 'node:crypto'
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

/**
 * Safe to call at each start. A row is written when the shipped row changed since it was last loaded (name, kind, parent,
 * validity), so that what an office corrected in between stays; a row that is shipped no longer stays too.
 */
export async function loadMaster(ownerUrl: string, shipped: MasterRow[] = masterRows()): Promise<void> {
  const rows = JSON.stringify(
    shipped.map((one) => ({
      ...one,
      search_key: `${searchKey(one.name)} ${searchKey(one.kana)} ${one.code}`,
      digest: createHash('sha256').update(JSON.stringify(one)).digest('hex'),
    })),
  )
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const written = await client.query<{ code: string }>(upsert, [rows])
    await client.query(adopt, [rows, written.rows.map((row) => row.code)])
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

const upsert = `
  INSERT INTO organization (code, name, kana, kind, prefecture_code, valid_from, valid_to, source, search_key, master_digest)
  SELECT code, name, kana, kind, nullif(prefecture_code, ''), nullif(valid_from, '')::date, nullif(valid_to, '')::date, nullif(source, ''), search_key, digest
  FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, kana text, kind text, prefecture_code text, valid_from text, valid_to text, source text, search_key text, digest text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, kana = excluded.kana, kind = excluded.kind, prefecture_code = excluded.prefecture_code,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, search_key = excluded.search_key,
    master_digest = excluded.master_digest, revision = organization.revision + 1
  WHERE organization.master_digest IS DISTINCT FROM excluded.master_digest
  RETURNING code`

/** Parents of the rows just written: every row is there by now. */
const adopt = `
  UPDATE organization o SET parent_id = p.id
  FROM jsonb_to_recordset($1::jsonb) AS r(code text, parent_code text) LEFT JOIN organization p ON p.code = r.parent_code
  WHERE o.code = r.code AND o.code = ANY ($2) AND o.parent_id IS DISTINCT FROM p.id`
