/** One launcher per embedded database: held as an advisory lock on a connection of its own, so that a killed launcher leaves none behind. */
import pg from 'pg'

const lockKey = 7_300_143

export interface Hold {
  /** ends when the connection does: the server went away, or `release` was called */
  lost: Promise<void>
  release: () => Promise<void>
}

/** @returns null when another launcher holds this database */
export async function holdDatabase(ownerUrl: string): Promise<Hold | null> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true, application_name: 'shuchi-launcher' })
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve)
    client.on('error', () => resolve())
  })
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lockKey])
  const release = () => client.end().catch(() => undefined)
  if (rows[0]?.held) return { lost, release }
  await release()
  return null
}

/** Is a launcher serving from this database now? */
export async function isHeld(ownerUrl: string): Promise<boolean> {
  const hold = await holdDatabase(ownerUrl)
  await hold?.release()
  return hold === null
}
