/**
 * Who uses an embedded database: one launcher, and any number of commands beside it. Advisory locks, each on a connection of
 * its own, so that a killed process leaves none behind.
 */
import pg from 'pg'

const launcherKey = 7_300_143
const userKey = 7_300_144
const patience = '60s'

export interface Hold {
  /** ends when the connection does: the server went away, or `release` was called */
  lost: Promise<void>
  release: () => Promise<void>
}

/** @returns null when another launcher holds this database */
export function holdDatabase(ownerUrl: string): Promise<Hold | null> {
  return hold(ownerUrl, `SELECT pg_try_advisory_lock(${launcherKey}) AS held`)
}

/** For the length of a command. @returns null when the server is about to be stopped, or is gone */
export function joinDatabase(ownerUrl: string): Promise<Hold | null> {
  return hold(ownerUrl, `SELECT pg_try_advisory_lock_shared(${userKey}) AS held`).catch(() => null)
}

/** Is a launcher serving from this database now? */
export async function isHeld(ownerUrl: string): Promise<boolean> {
  const taken = await holdDatabase(ownerUrl)
  await taken?.release()
  return taken === null
}

/** Waits for the other commands, then stops; a server that a launcher has taken over meanwhile is left to it. */
export async function stopWhenUnused(ownerUrl: string, stop: () => void): Promise<void> {
  const wait = `SET lock_timeout = '${patience}'; SELECT pg_advisory_lock(${userKey}); SELECT pg_try_advisory_lock(${launcherKey}) AS held`
  const taken = await hold(ownerUrl, wait).catch(() => null)
  if (taken) stop()
  await taken?.release()
}

async function hold(ownerUrl: string, statements: string): Promise<Hold | null> {
  const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true, application_name: 'shuchi-hold' })
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve)
    client.on('error', () => resolve())
  })
  const release = () => client.end().catch(() => undefined)
  try {
    await client.connect()
    const results = [await client.query<{ held: boolean }>(statements)].flat() // several statements give several results
    if (results.at(-1)?.rows[0]?.held) return { lost, release }
  } catch (error) {
    await release()
    throw error
  }
  await release()
  return null
}
