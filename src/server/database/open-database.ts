/** A migrated database for whoever starts the product: the embedded one, or DATABASE_URL. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export interface OpenDatabase {
  ownerUrl: string
  webUrl: string
  isEmbedded: boolean
  isAlive: () => Promise<boolean>
  restart: () => Promise<void>
  stop: () => void
}

export interface OpenOptions {
  /** absolute */
  dataDir: string
  /** owner's address of an external PostgreSQL 15–18; none: the embedded one */
  databaseUrl?: string | undefined
  /** scratch cluster of a test run: no fsync */
  isScratch?: boolean
}

export const projectRoot = path.resolve(import.meta.dirname, '../../..')

export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  return options.databaseUrl ? openExternal(options.dataDir, options.databaseUrl) : openOwn(options)
}

async function openOwn({ dataDir, isScratch = false }: OpenOptions): Promise<OpenDatabase> {
  const server = await openEmbedded(dataDir, isScratch)
  try {
    const webUrl = await migrate(server.ownerUrl, projectRoot, server.webPassword)
    return {
      ownerUrl: server.ownerUrl,
      webUrl,
      isEmbedded: true,
      isAlive: server.isAlive,
      restart: server.start,
      stop: server.stop,
    }
  } catch (error) {
    server.stop()
    throw error
  }
}

async function openExternal(dataDir: string, ownerUrl: string): Promise<OpenDatabase> {
  const webUrl = await migrate(ownerUrl, projectRoot, webPasswordOf(ownerUrl) ?? keepSecret(dataDir, 'web.password'))
  return {
    ownerUrl,
    webUrl,
    isEmbedded: false,
    isAlive: () => Promise.resolve(true),
    restart: () => Promise.resolve(),
    stop: () => undefined,
  }
}

/** Derived from the owner's password, so that every instance on one database signs in alike; null where that has none. */
function webPasswordOf(ownerUrl: string): string | null {
  const { password } = new URL(ownerUrl)
  return password === ''
    ? null
    : createHmac('sha256', decodeURIComponent(password)).update('web role').digest('base64url')
}

/** A secret made once and kept in the data folder (0600). */
export function keepSecret(
  dataDir: string,
  name: string,
  bytes = 32,
  encoding: 'base64' | 'base64url' = 'base64url',
): string {
  const file = path.join(dataDir, name)
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(bytes).toString(encoding), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
