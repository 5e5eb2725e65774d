/** What the suite stands on: a scratch database, the built web app on a free port, two listeners; all gone at the end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase, projectRoot } from '#server/database/open-database.ts'
import { childEnv, presetEnv } from '#server/env.ts'
import { build, isBuilt } from '../../src/cli/launcher/build.ts'
import { openMailSink, openTrap, type Sink } from './sink.ts'

export interface Target {
  host: string
  port: number
  origin: string
  /** the process whose memory is watched; null where the target is not ours */
  pid: number | null
  logFile: string | null
}

export interface Bench extends Target {
  /** owner's connection, for fixtures */
  owner: pg.Client
  /** read-only connection, for the counts and checksums */
  reader: pg.Client
  authSecret: string
  sink: Sink
  trap: Sink
  stop: () => Promise<void>
}

const readerRole = `shuchi_attacks_reader_${process.pid}`

/**
 * @param prepare fills the database before anybody is served
 * @param keepStop is handed the way to take everything down before anything is up
 */
export async function openBench(
  prepare: (ownerUrl: string, owner: pg.Client) => Promise<void>,
  say: (text: string) => void,
  keepStop: (stop: () => Promise<void>) => void = () => undefined,
): Promise<Bench> {
  const dataDir = path.join(projectRoot, `tests/output/attacks-${process.pid}`)
  const stops: (() => Promise<void> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await Promise.resolve(one()).catch(() => undefined)
  }
  keepStop(stop)
  try {
    say('database')
    const database = await openScratch(dataDir, stops)
    presetEnv({ webDatabaseUrl: database.webUrl })
    const owner = await connect(database.ownerUrl)
    stops.push(() => owner.end())
    say('fixtures')
    await prepare(database.ownerUrl, owner)
    const reader = await connect(await makeReader(owner, database.ownerUrl))
    stops.push(() => dropReader(owner))
    stops.push(() => reader.end())
    const [sink, trap] = [await openMailSink(), await openTrap()]
    stops.push(sink.stop, trap.stop)
    if (!isBuilt()) {
      say('build')
      await build(randomBytes(32).toString('base64'))
    }
    say('web')
    const authSecret = randomBytes(32).toString('base64url')
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const logFile = path.join(dataDir, 'web.log')
    mkdirSync(dataDir, { recursive: true })
    const web = startWeb(port, logFile, {
      AUTH_SECRET: authSecret,
      NEXTAUTH_SECRET: authSecret,
      NEXTAUTH_URL: origin,
      SHUCHI_URL: origin,
      SHUCHI_WEB_DATABASE_URL: database.webUrl,
      SHUCHI_DATA_DIR: dataDir,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      MAIL_FROM: 'shuchi@pref.example.lg.jp',
      LOG_LEVEL: 'info',
    })
    stops.push(() => endWeb(web))
    await answers(`${origin}/api/health/ready`, web)
    return {
      host: '127.0.0.1',
      port,
      origin,
      pid: web.pid ?? null,
      logFile,
      owner,
      reader,
      authSecret,
      sink,
      trap,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The embedded PostgreSQL, or a database of this run in the one that DATABASE_URL names. */
async function openScratch(dataDir: string, stops: (() => Promise<void> | void)[]) {
  const external = process.env.DATABASE_URL
  if (!external) {
    const database = await openDatabase({ dataDir, isScratch: true })
    stops.push(() => database.stop())
    return database
  }
  const name = `shuchi_attacks_${process.pid}`
  const admin = await connect(external)
  await admin.query(`CREATE DATABASE ${name}`)
  stops.push(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  })
  const url = new URL(external)
  url.pathname = `/${name}`
  return openDatabase({ dataDir, databaseUrl: url.toString() })
}

async function dropReader(owner: pg.Client): Promise<void> {
  await owner.query(`DROP OWNED BY ${readerRole}`)
  await owner.query(`DROP ROLE ${readerRole}`)
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function makeReader(owner: pg.Client, ownerUrl: string): Promise<string> {
  const password = randomBytes(18).toString('base64url')
  await owner.query(`CREATE ROLE ${readerRole} LOGIN PASSWORD '${password}'`)
  await owner.query(`ALTER ROLE ${readerRole} SET default_transaction_read_only = on`)
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${readerRole}`)
  await owner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${readerRole}`)
  const url = new URL(ownerUrl)
  url.username = readerRole
  url.password = password
  return url.toString()
}

/** As the launcher does it: by its own server where it has one, else by `next start`. */
function startWeb(port: number, logFile: string, variables: Record<string, string>): ChildProcess {
  const log = openSync(logFile, 'a')
  const serve = path.join(projectRoot, 'src/cli/launcher/serve.ts')
  const next = path.join(projectRoot, 'node_modules/next/dist/bin/next')
  const words = existsSync(serve) ? [serve] : [next, 'start', '-H', '127.0.0.1', '-p', String(port)]
  const web = spawn(process.execPath, words, {
    cwd: projectRoot,
    stdio: ['ignore', log, log, 'ipc'],
    env: childEnv({ ...variables, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' }),
  })
  closeSync(log)
  return web
}

/** The channel closes with us, and the web process follows it: a killed run leaves nothing behind. */
async function endWeb(web: ChildProcess): Promise<void> {
  if (web.exitCode !== null || web.signalCode !== null) return
  const gone = new Promise<void>((resolve) => web.once('exit', () => resolve()))
  web.kill('SIGTERM')
  const timer = setTimeout(() => web.kill('SIGKILL'), 8_000)
  await gone
  clearTimeout(timer)
}

async function answers(address: string, web: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (web.exitCode !== null) throw new Error('the web process ended at once')
    const isReady = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await sleep(100)
  }
  throw new Error('the web process does not answer')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Resident memory in bytes, 0 where the machine has no /proc. */
export function residentBytes(pid: number | null): number {
  if (pid === null) return 0
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
