/**
 * Folds what was appended about deliveries into the totals, in the background (migration `tally`). Nothing depends on it
 * for being right: a reader adds what is not folded yet. Any number of processes may do it; the database lets one at a time.
 */
import pg from 'pg'

const everyMs = 1_000
/** so many changes at once mean that more are waiting */
const manyChanges = 10_000

/** @returns ends it */
export function keepFolding(webUrl: string): () => Promise<void> {
  const limits = { max: 1, connectionTimeoutMillis: 5_000, statement_timeout: 60_000 }
  const pool = new pg.Pool({ connectionString: webUrl, ...limits, application_name: 'shuchi fold' })
  pool.on('error', () => undefined) // the next fold connects anew
  let timer = setTimeout(() => void turn(), everyMs)
  let isEnding = false
  async function turn(): Promise<void> {
    const changes = await fold(pool).catch(() => 0) // a database in trouble: later again
    if (!isEnding) timer = setTimeout(() => void turn(), changes > manyChanges ? 0 : everyMs)
  }
  return async () => {
    isEnding = true
    clearTimeout(timer)
    await pool.end()
  }
}

/** @returns how many changes were moved into the totals */
async function fold(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ changes: string }>('SELECT fold_deliveries() AS changes')
  return Number(rows[0]?.changes ?? 0)
}
