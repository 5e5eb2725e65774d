/** What a database already is, before anyone fills it: a demo is not run for real, and a real one never becomes a demo. */
import pg from 'pg'

export type Standing = 'empty' | 'demo' | 'real'

/** @returns null when the database was never migrated */
export async function standingOf(ownerUrl: string): Promise<Standing | null> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const known = await client.query(`SELECT to_regclass('public.installation') IS NOT NULL AS known`)
    if (!known.rows[0]?.known) return null
    const { rows } = await client.query<{ standing: Standing }>(`
      SELECT CASE WHEN is_demo THEN 'demo'
        WHEN set_up_at IS NOT NULL OR scale_filled_at IS NOT NULL OR EXISTS (SELECT FROM notice) THEN 'real' ELSE 'empty' END AS standing
      FROM installation WHERE id = 1`)
    return rows[0]?.standing ?? null
  } finally {
    await client.end()
  }
}
