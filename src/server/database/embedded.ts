/**
 * The embedded PostgreSQL: makes its cluster, starts it on a free loopback port, adopts a server that outlived us.
 * Everything lies in the data folder: pg18/ (0700, of the unprivileged user) and database.json (0600, address and passwords).
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { withPidLock } from '../pid-lock.ts'
import { type Binaries, findBinaries, unprivileged } from './binaries.ts'
import { prepareFolder, writePrivate } from './data-folder.ts'

const address = z.object({ port: z.number(), password: z.string(), webPassword: z.string() })
export type Address = z.output<typeof address>

const localeFlags = [
  '-E',
  'UTF8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
]
/** A scratch cluster of a test run may lose everything on power failure; a real one never. */
const scratchSettings = ' -c fsync=off -c full_page_writes=off -c synchronous_commit=off'

export interface Embedded {
  ownerUrl: string
  webPassword: string
  isAlive: () => Promise<boolean>
  start: () => Promise<void>
  stop: () => void
}

/** @param dataDir absolute; made when missing. @param isScratch no fsync: tests only */
export async function openEmbedded(dataDir: string, isScratch = false): Promise<Embedded> {
  const binaries = findBinaries()
  const cluster = path.join(dataDir, 'pg18')
  prepareFolder(dataDir)
  const { port, password, webPassword } = await withPidLock(path.join(dataDir, 'making.lock'), async () => {
    const made = readAddress(dataDir) ?? { port: await freePort(), password: secret(), webPassword: secret() }
    writePrivate(path.join(dataDir, 'database.json'), JSON.stringify(made))
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) makeCluster(binaries, dataDir, cluster, made.password, isScratch)
    return made
  })
  const ownerUrl = ownerUrlOf({ port, password })
  const isAlive = () => answers(ownerUrl)
  const start = () => startServer(binaries, cluster, port, isAlive, isScratch)
  await start()
  return {
    ownerUrl,
    webPassword,
    isAlive,
    start,
    stop: () => void control(binaries, cluster, 'stop', '-m', 'fast', '-w', '-t', '20'),
  }
}

/** For whoever is left when a launcher was killed: nobody else will stop the server it started. */
export function stopEmbedded(dataDir: string): void {
  control(findBinaries(), path.join(dataDir, 'pg18'), 'stop', '-m', 'fast', '-w', '-t', '20')
}

/** The address of the server of a data folder, or null when it never had one. */
export function readAddress(dataDir: string): Address | null {
  const file = path.join(dataDir, 'database.json')
  return existsSync(file) ? address.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** The embedded server's owner; only loopback, and only with the password of the data folder. */
export function ownerUrlOf({ port, password }: Pick<Address, 'port' | 'password'>): string {
  return `postgresql://shuchi:${password}@127.0.0.1:${port}/postgres`
}

/** Into pg18.new, then renamed: a killed initdb leaves nothing that would stop the next start. */
function makeCluster(binaries: Binaries, dataDir: string, cluster: string, password: string, isScratch: boolean): void {
  const fresh = `${cluster}.new`
  const passwordFile = path.join(dataDir, 'initdb.password')
  rmSync(fresh, { recursive: true, force: true })
  writePrivate(passwordFile, password)
  const made = run(binaries.initdb, [
    '-D',
    fresh,
    '-U',
    'shuchi',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...localeFlags,
    ...(isScratch ? ['--no-sync'] : []),
  ])
  rmSync(passwordFile, { force: true })
  if (made.status !== 0)
    throw new Error(
      `データベースのフォルダーを作れません。親フォルダーがほかの利用者から通れない場所にないか確かめてください（cannot make the database folder）: ${made.stderr || String(made.error)}`,
    )
  renameSync(fresh, cluster)
}

/** Adopts a living server; after a kill its children hold the shared memory for a moment, so it is tried for some seconds. */
async function startServer(
  binaries: Binaries,
  cluster: string,
  port: number,
  isAlive: () => Promise<boolean>,
  isScratch: boolean,
): Promise<void> {
  if (await isAlive()) return
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100${isScratch ? scratchSettings : ''}`
  let last = ''
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const started = control(
      binaries,
      cluster,
      'start',
      '-w',
      '-t',
      '60',
      '-l',
      path.join(cluster, 'server.log'),
      '-o',
      options,
    )
    if (await isAlive()) return
    last = `${started.stdout}${started.stderr}`
    await sleep(500)
  }
  throw new Error(`データベースを起動できません（cannot start PostgreSQL）: ${last.slice(-500)}`)
}

function control(binaries: Binaries, cluster: string, ...words: string[]) {
  return run(binaries.pg_ctl, ['-D', cluster, ...words])
}

function run(program: string, words: string[]) {
  return spawnSync(program, words, {
    ...unprivileged,
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })
}

/** Does a server answer a real query there? */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const found = server.address()
      server.close(() => (found && typeof found === 'object' ? resolve(found.port) : reject(new Error('no free port'))))
    })
  })
}

function secret(): string {
  return randomBytes(24).toString('base64url')
}
