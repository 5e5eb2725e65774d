/** A migrated database for whoever starts the product: the embedded one, or DATABASE_URL. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openEmbedded } from './embedded.ts'
import { ensureWebRole, migrate, webRole } from './migrate.ts'

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
    const webUrl = await ensureWebRole(server.ownerUrl, server.webPassword)
    await migrate(server.ownerUrl, projectRoot)
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
  const webUrl = await ensureWebRole(ownerUrl, webPasswordOf(dataDir, ownerUrl))
  await migrate(ownerUrl, projectRoot)
  return {
    ownerUrl,
    webUrl,
    isEmbedded: false,
    isAlive: () => Promise.resolve(true),
    restart: () => Promise.resolve(),
    stop: () => undefined,
  }
}

/** Every instance and the command line must come to the same one: made from the owner's; without a password in the address, kept in the data folder. */
function webPasswordOf(dataDir: string, ownerUrl: string): string {
  const { password } = new URL(ownerUrl)
  return password
    ? createHmac('sha256', decodeURIComponent(password)).update(webRole).digest('base64url')
    : keepSecret(dataDir, 'web.password')
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
