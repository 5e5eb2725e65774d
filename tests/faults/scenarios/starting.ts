/** Starts and stops: one instance after the other, twice on one folder, where it may not write, and a migration that dies. */
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Arena } from '../arena.ts'
import { asOwner } from '../evidence.ts'
import { ask } from '../http.ts'
import type { Finding } from '../judge.ts'
import { freePort, Product, projectRoot } from '../product.ts'
import { signal } from '../processes.ts'
import { expect, outcomes, resultOf, type Scenario, saidRightly, span } from '../scenario.ts'

const rolling: Scenario = {
  id: 'C22',
  title: 'rolling restart of two instances',
  place: 'shared',
  run: async (arena) => {
    const count = arena.pace.isQuick ? 2 : 10
    const load = await arena.load('C22', count * 16)
    const drained: number[] = []
    const findings: (Finding | null)[] = [await sessionEndsEverywhere(arena)]
    for (let round = 0; round < count; round += 1)
      for (const product of arena.products) {
        const took = await product.stop(35_000)
        findings.push(expect('C22', took !== null && took <= 30_000, 'did not stop within 30 s'))
        drained.push(took ?? 35_000)
        void product.start()
        await product.ready(60_000)
        await sleep(500)
      }
    await load.stop()
    const cut = load.ledger.entries.filter((one) => one.outcome === 'ECONNRESET').length
    return resultOf(
      await arena.judge(load.ledger),
      { restarts: drained.length, drain: span(drained), 'cut in flight': cut, requests: outcomes(load.ledger) },
      [...findings, ...saidRightly(load.ledger)],
    )
  },
}

/** I7: who signs out at one instance is refused by the other at the next request. */
async function sessionEndsEverywhere(arena: Arena): Promise<Finding | null> {
  const [one = '', other = ''] = arena.targets
  const client = arena.theWorld().clients.at(-1)
  const cookie = client?.cookie ?? ''
  const before = await ask(other, '/api/v1/me', { headers: { cookie } })
  const form = { cookie, origin: one, 'content-type': 'application/x-www-form-urlencoded' } // as the button posts it
  await ask(one, '/session/sign-out', { method: 'POST', headers: form, body: 'from=menu' })
  const after = await ask(other, '/api/v1/me', { headers: { cookie } })
  if (client) client.cookie = null
  return expect(
    'I7',
    before.status === 200 && after.status === 401,
    `before ${before.status}, after sign-out ${after.status}`,
  )
}

const badStarts: Scenario = {
  id: 'C24',
  title: 'started twice, on a read-only folder, in a private folder',
  place: 'alone',
  run: async (arena) => {
    const findings: (Finding | null)[] = []
    const running = arena.product
    findings.push(
      await refuses('twice on one folder', new Product({ dataDir: running.dataDir, port: await freePort() })),
    )
    findings.push(expect('C24', await running.isReady(), 'the one that runs was disturbed by the second'))
    findings.push(
      await refuses('on a port that is taken', new Product({ dataDir: scratch(arena, 'port'), port: running.port })),
    )
    findings.push(expect('C24', await running.isReady(), 'the one that runs was disturbed by the one on its port'))
    findings.push(await refusesFolder(arena))
    return { counts: { starts: 3, user: os.userInfo().username }, findings: findings.filter((one) => one !== null) }
  },
}

/** As an ordinary user a folder that may not be written; as root one that the database's user cannot pass. */
async function refusesFolder(arena: Arena): Promise<Finding | null> {
  const parent = scratch(arena, 'closed')
  mkdirSync(parent, { recursive: true })
  chmodSync(parent, process.getuid?.() === 0 ? 0o700 : 0o500)
  const finding = await refuses(
    'in a folder it may not use',
    new Product({ dataDir: path.join(parent, 'data'), port: await freePort() }),
  )
  chmodSync(parent, 0o700)
  return finding
}

/** Ends by itself, with an exit code and a sentence that is no stack trace. */
async function refuses(what: string, product: Product): Promise<Finding | null> {
  const ended = await Promise.race([product.start(), sleep(45_000, 'still running' as const)])
  if (ended === 'still running') await product.kill()
  const words = product.log.join('').trim()
  const last = words.split('\n').slice(-3).join(' ')
  const isClear = ended !== 'still running' && ended !== 0 && !/^\s+at .*:\d+:\d+/m.test(words)
  return expect(
    'C24',
    isClear,
    `${what}: ${ended === 'still running' ? ended : `exit ${ended}`}: ${last.slice(0, 200)}`,
  )
}

const migrationDies: Scenario = {
  id: 'C25',
  title: 'a migration is killed half way; two starters come meanwhile',
  place: 'shared',
  run: async (arena) => {
    const root = newerProduct(arena)
    const load = await arena.load('C25', 16)
    const killed: number[] = []
    for (const afterMs of arena.pace.isQuick
      ? [900, 1_500, 2_100]
      : [700, 900, 1_100, 1_300, 1_500, 1_800, 2_100, 2_500]) {
      const starter = openElsewhere(arena, root)
      await sleep(afterMs)
      if (starter.child.pid && starter.child.exitCode === null) {
        signal([starter.child.pid], 'SIGKILL')
        killed.push(afterMs)
      }
      await sleep(200)
    }
    const start = Date.now()
    const codes = await Promise.all([openElsewhere(arena, root).ended, openElsewhere(arena, root).ended])
    const took = Date.now() - start
    const rows = await asOwner(arena.ownerUrl(), async (client) => {
      const applied = await client.query(
        `SELECT 1 FROM _prisma_migrations WHERE migration_name LIKE '%_slow' AND finished_at IS NOT NULL`,
      )
      const filled = await client.query('SELECT 1 FROM faults_slow')
      await client.query('DROP TABLE faults_slow')
      await client.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_slow'`)
      return { applied: applied.rowCount, filled: filled.rowCount }
    })
    await load.finished
    await load.stop()
    return resultOf(
      await arena.judge(load.ledger),
      { killed: killed.length, 'then done in': `${took} ms`, requests: outcomes(load.ledger) },
      [
        expect('C25', killed.length >= 2, 'no migration was caught at work'),
        expect(
          'C25',
          codes.every((code) => code === 0),
          `the two starters ended with ${codes}`,
        ),
        expect('C25', rows.applied === 1 && rows.filled === 2, `the migration is not whole: ${JSON.stringify(rows)}`),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

/** The next version of the product: the same sources with one more migration, which takes its time in the middle. */
function newerProduct(arena: Arena): string {
  const root = scratch(arena, 'newer')
  const migration = path.join(root, 'prisma/migrations/99991231000000_slow')
  for (const name of ['src', 'prisma', 'package.json'])
    cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true })
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'))
  mkdirSync(migration)
  writeFileSync(
    path.join(migration, 'migration.sql'),
    'CREATE TABLE faults_slow (id integer PRIMARY KEY); INSERT INTO faults_slow VALUES (1); SELECT pg_sleep(1.5); INSERT INTO faults_slow VALUES (2);',
  )
  return root
}

/** Opens the database as its launcher would, without serving anyone. */
function openElsewhere(arena: Arena, root: string) {
  const [product] = arena.products
  const dataDir = product?.dataDir ?? ''
  const databaseUrl = product?.ownerUrl() ?? ''
  const script = `import('#server/database/open-database.ts').then((one) => one.openDatabase(JSON.parse(process.env.FAULTS_OPEN)))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, FAULTS_OPEN: JSON.stringify({ dataDir, databaseUrl }) },
  })
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
}

function scratch(arena: Arena, name: string): string {
  const folder = path.join(arena.pace.output, 'data', name)
  rmSync(folder, { recursive: true, force: true })
  return folder
}

export const starting = [rolling, badStarts, migrationDies]
