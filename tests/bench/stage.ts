/**
 * What is measured: one database server with the scale worlds, and for each world a web process of the bench build (the
 * product's build plus the floor). Worlds and build are kept under tests/output/bench for the next run.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addUser } from '#features/accounts/commands/add-user.ts'
import { issueKey } from '#features/accounts/commands/issue-key.ts'
import { setUpInstallation } from '#features/accounts/commands/set-up-installation.ts'
import { disconnect } from '#server/context.ts'
import { servingVariables, servingWords } from '../../src/cli/launcher/web.ts'
import { type Embedded, openEmbedded } from '#server/database/embedded.ts'
import { openDatabase } from '#server/database/open-database.ts'
import { presetEnv } from '#server/env.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { Stage as Commands } from '../../prisma/seed/stage.ts'
import { ask } from '../faults/http.ts'
import { freePort, projectRoot } from '../faults/product.ts'

export const output = path.join(projectRoot, 'tests/output/bench')
const password = 'kitakaze-to-taiyo-9'
const secret = 'the-bench-is-not-a-secret-place-0'
export const benchEnv = { SHUCHI_BENCH: '1', NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } as const

export interface Size {
  name: 'small' | 'one' | 'full'
  recipients: number
  distributions: number
}

/** A filled database with a web process before it. */
export interface World extends Size {
  ownerUrl: string
  database: string
  target: string
  web: ChildProcess
  pid: number
  issuerId: string
  issuerKey: string
  cookie: string
}

export class Stage {
  readonly worlds: World[] = []
  readonly dataDir = path.join(output, 'data')
  bare: { target: string; pid: number } | null = null
  private server: Embedded | null = null
  private readonly children: ChildProcess[] = []

  async open(sizes: readonly Size[], say: (text: string) => void): Promise<void> {
    mkdirSync(output, { recursive: true })
    say('building the product with the floor')
    buildBench()
    this.server = await openEmbedded(this.dataDir)
    for (const size of sizes) this.worlds.push(await this.openWorld(size, say))
    const full = this.worlds.at(-1)
    if (full) this.bare = await this.startBare(full.ownerUrl)
  }

  get ownerUrl(): string {
    if (!this.server) throw new Error('the stage is not open')
    return this.server.ownerUrl
  }

  world(name: Size['name']): World {
    const found = this.worlds.find((one) => one.name === name)
    if (!found) throw new Error(`no world ${name}`)
    return found
  }

  private async openWorld(size: Size, say: (text: string) => void): Promise<World> {
    const database = `bench_${size.name}`
    const url = new URL(this.ownerUrl)
    await query(this.ownerUrl, `CREATE DATABASE ${database}`).catch(() => undefined) // kept from the last run
    url.pathname = `/${database}`
    const ownerUrl = url.toString()
    const { webUrl } = await openDatabase({ dataDir: path.join(output, `folder-${size.name}`), databaseUrl: ownerUrl })
    await loadMaster(ownerUrl)
    say(`filling ${size.recipients.toLocaleString('en')} recipients × ${size.distributions} distributions`)
    fillWorld(ownerUrl, size)
    const port = await freePort()
    const web = startWeb(port, webUrl)
    this.children.push(web)
    const target = `http://127.0.0.1:${port}`
    await untilReady(target)
    const people = await makePeople(ownerUrl, target)
    return { ...size, ...people, ownerUrl, database, target, web, pid: web.pid ?? 0 }
  }

  private async startBare(ownerUrl: string): Promise<{ target: string; pid: number }> {
    const port = await freePort()
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare.ts')], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, BARE_PORT: String(port), BARE_DATABASE_URL: ownerUrl },
    })
    this.children.push(child)
    await sleep(1_000)
    return { target: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 }
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGTERM')
    await sleep(500)
    for (const child of this.children) if (child.exitCode === null) child.kill('SIGKILL')
    this.server?.stop()
  }
}

function buildBench(): void {
  run(['node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/config.ts'], {
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(projectRoot, 'prisma/schema-engine.mjs'),
    CHECKPOINT_DISABLE: '1',
  })
  run(['node_modules/next/dist/bin/next', 'build'], benchEnv)
}

/** By the product's own command, which adds what is missing. */
function fillWorld(ownerUrl: string, { recipients, distributions }: Size): void {
  const words = ['world', '--recipients', String(recipients), '--distributions', String(distributions)]
  run(['src/cli/shuchi.ts', ...words], { DATABASE_URL: ownerUrl })
}

function run(words: string[], variables: Record<string, string>): void {
  const env = { ...process.env, ...variables }
  const made = spawnSync(process.execPath, words, { cwd: projectRoot, encoding: 'utf8', env, maxBuffer: 1 << 28 })
  if (made.status !== 0) throw new Error(`${words.join(' ')}: ${`${made.stdout}${made.stderr}`.slice(-1_500)}`)
}

/** The web process as the launcher starts it. */
export function startWeb(port: number, webUrl: string): ChildProcess {
  const target = `http://127.0.0.1:${port}`
  return spawn(process.execPath, servingWords, {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...servingVariables,
      ...benchEnv,
      PORT: String(port),
      HOST: '127.0.0.1',
      SHUCHI_WEB_DATABASE_URL: webUrl,
      SHUCHI_URL: target,
      NEXTAUTH_URL: target,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
    },
  })
}

export async function untilReady(target: string, page = '/api/health/ready'): Promise<number> {
  const start = performance.now()
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    const status = await ask(target, page, { timeoutMs: 5_000 }).then(
      (reply) => reply.status,
      () => 0,
    )
    if (status === 200) return performance.now() - start
    await sleep(20)
  }
  throw new Error(`${target} does not answer`)
}

/** The prefecture's officer and a key of the prefecture; made at the first run, signed in at each. */
async function makePeople(ownerUrl: string, target: string) {
  presetEnv({ webDatabaseUrl: ownerUrl })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const commands = new Commands(client)
  const [issuer] = await commands.organizations(['140007'])
  const issuerId = issuer?.id ?? ''
  const officer = { email: 'officer@bench.example', name: '担当', password, organizationId: issuerId, role: 'staff' }
  const known = await client.query('SELECT 1 FROM user_account')
  if (known.rowCount === 0) {
    const first = { email: 'first@bench.example', name: '最初', password, organizationCode: '140007' }
    await commands.run(null, setUpInstallation, first)
    await commands.run(null, addUser, officer)
  }
  const { key } = await commands.run(null, issueKey, { organizationId: issuerId, role: 'staff', name: 'bench' })
  await client.end()
  await disconnect()
  const reply = await ask(target, '/session/sign-in', {
    method: 'POST',
    headers: { origin: target, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: officer.email, password }).toString(),
  })
  const cookie = reply.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ')
  if (!cookie) throw new Error(`sign-in answered ${reply.status}`)
  return { issuerId, issuerKey: key, cookie }
}

/** Keys for recipients that have been told and are silent, each with one delivery to answer. */
export async function recipientsToAnswer(world: World, count: number): Promise<{ deliveryId: string; key: string }[]> {
  presetEnv({ webDatabaseUrl: world.ownerUrl })
  const client = new pg.Client({ connectionString: world.ownerUrl })
  await client.connect()
  const commands = new Commands(client)
  const { rows } = await client.query<{ organization_id: string; ids: string[] }>(
    `SELECT organization_id, array_agg(id::text) AS ids FROM delivery WHERE organization_id IN (
       SELECT organization_id FROM delivery WHERE status = 'notified' AND issuer_id = $1 LIMIT $2) AND status = 'notified' GROUP BY 1`,
    [world.issuerId, count],
  )
  const found: { deliveryId: string; key: string }[] = []
  for (const row of rows) {
    if (found.length >= count) break
    const { key } = await commands.run(null, issueKey, {
      organizationId: row.organization_id,
      role: 'staff',
      name: 'bench',
    })
    found.push(...row.ids.map((deliveryId) => ({ deliveryId, key })))
  }
  await client.end()
  await disconnect()
  return found.slice(0, count)
}

export async function query<Row extends pg.QueryResultRow>(ownerUrl: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
