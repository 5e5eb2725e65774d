/** The database a command works on: DATABASE_URL, else that of the data folder; one that does not run is started and stopped again. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { answers, ownerUrlOf, readAddress } from '#server/database/embedded.ts'
import { stopWhenUnused, joinDatabase } from '#server/database/launcher-lock.ts'
import { webUrlOf } from '#server/database/migrate.ts'
import { openDatabase } from '#server/database/open-database.ts'
import { env, presetEnv } from '#server/env.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { endCleanly } from './ending.ts'
import { note } from './words.ts'

export interface FoundDatabase {
  ownerUrl: string
  webUrl: string
  dataDir: string
}

const usualFolders = ['.data', '.data/demo']

/** Runs the work on the found database, migrated and with its master data; leaves a server as it was found. */
export async function withDatabase<T>(work: (database: FoundDatabase) => Promise<T>, knownDir?: string): Promise<T> {
  const dataDir = knownDir ?? (await findDataDir())
  const running = env().databaseUrl ? null : await findRunning(dataDir)
  const use = running && (await joinDatabase(running.ownerUrl))
  if (!running || !use) return withStarted(dataDir, work)
  presetEnv({ webDatabaseUrl: running.webUrl })
  return work(running).finally(use.release)
}

async function withStarted<T>(dataDir: string, work: (database: FoundDatabase) => Promise<T>): Promise<T> {
  if (!env().databaseUrl) note('starting')
  const database = await openDatabase({ dataDir, databaseUrl: env().databaseUrl })
  const use = database.isEmbedded ? await joinDatabase(database.ownerUrl) : null
  if (database.isEmbedded && !use) return withStarted(dataDir, work) // another command is just stopping it
  const leave = async () => {
    await use?.release()
    if (database.isEmbedded) await stopWhenUnused(database.ownerUrl, database.stop)
  }
  endCleanly(leave, 130)
  presetEnv({ webDatabaseUrl: database.webUrl })
  try {
    await loadMaster(database.ownerUrl)
    return await work({ ...database, dataDir })
  } finally {
    await leave()
  }
}

/** The server of a data folder that runs now, or null. */
export async function findRunning(dataDir: string): Promise<FoundDatabase | null> {
  const address = readAddress(dataDir)
  if (!address) return null
  const ownerUrl = ownerUrlOf(address)
  if (!(await answers(ownerUrl))) return null
  return { ownerUrl, webUrl: webUrlOf(ownerUrl, address.webPassword), dataDir }
}

/** SHUCHI_DATA_DIR; else `.data`, or `.data/demo` when only the demo runs or exists. Says which on stderr. */
export async function findDataDir(): Promise<string> {
  const { dataDir, databaseUrl } = env()
  if (dataDir !== undefined) return path.resolve(dataDir)
  if (databaseUrl) return path.resolve('.data')
  const found =
    (await firstOf(async (folder) => (await findRunning(path.resolve(folder))) !== null)) ?? exists() ?? '.data'
  note('folder', { folder: found })
  return path.resolve(found)
}

async function firstOf(isIt: (folder: string) => Promise<boolean>): Promise<string | null> {
  for (const folder of usualFolders) if (await isIt(folder)) return folder
  return null
}

function exists(): string | undefined {
  return usualFolders.find((folder) => existsSync(path.join(folder, 'database.json')))
}
