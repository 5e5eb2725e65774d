/** What happens between app and database: answers lost on the way, a database that only reads, no connection left. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Arena } from '../arena.ts'
import { asOwner } from '../evidence.ts'
import { ask } from '../http.ts'
import { expect, latencies, outcomes, quantile, resultOf, type Scenario, saidRightly } from '../scenario.ts'

function proxyOf(arena: Arena) {
  if (!arena.proxy) throw new Error('this scenario needs the proxy')
  return arena.proxy
}

const commitLost: Scenario = {
  id: 'C04',
  title: 'the answer to 1 of 20 commits is lost, then the line is delayed and cut',
  place: 'shared',
  run: async (arena) => {
    const proxy = proxyOf(arena)
    const load = await arena.load('C04', arena.pace.isQuick ? 24 : 120)
    proxy.faults.loseCommitEvery = 20
    await sleep(arena.pace.isQuick ? 12_000 : 60_000)
    proxy.faults.loseCommitEvery = 0
    proxy.faults.delayMs = 20
    await sleep(3_000)
    proxy.cut()
    await sleep(3_000)
    proxy.faults.delayMs = 0
    await load.finished
    await load.stop()
    return resultOf(
      await arena.judge(load.ledger),
      { 'lost commits': proxy.lostCommits, requests: outcomes(load.ledger) },
      [
        expect('C04', proxy.lostCommits >= 5, `only ${proxy.lostCommits} commits lost their answer`),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

const onlyReads: Scenario = {
  id: 'C06',
  title: 'the database takes no writes (default_transaction_read_only)',
  place: 'shared',
  run: async (arena) => {
    const set = (value: 'on' | 'off') =>
      asOwner(arena.ownerUrl(), async (client) => {
        await client.query('SET default_transaction_read_only = off')
        await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`)
        await client.query('SELECT pg_reload_conf()')
      })
    const load = await arena.load('C06', 10)
    await sleep(2_000)
    await set('on')
    const from = Date.now()
    const reads = await readAll(arena, 4_000).finally(() => set('off'))
    const to = Date.now()
    await load.finished
    await load.stop()
    const during = load.ledger.entries.filter(
      (one) => one.sentAt > from + 500 && one.endedAt < to && one.via !== 'page',
    )
    const odd = during.filter((one) => one.outcome !== 503)
    return resultOf(
      await arena.judge(load.ledger),
      { reads: reads.length, refused: during.length, requests: outcomes(load.ledger) },
      [
        expect('C06', during.length > 0, 'no write was tried meanwhile'),
        expect(
          'C06',
          odd.length === 0,
          `writes were answered ${odd.map((one) => one.outcome).slice(0, 5)} instead of 503`,
        ),
        expect(
          'C06',
          reads.every((status) => status.endsWith('200')),
          `reads were answered ${[...new Set(reads)]}`,
        ),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

/** Pages and API lists, as people go on looking at them. */
async function readAll(arena: Arena, forMs: number): Promise<string[]> {
  const world = arena.theWorld()
  const cookie = world.clients[0]?.cookie ?? ''
  const seen: string[] = []
  const start = Date.now()
  await sleep(500)
  while (Date.now() - start < forMs) {
    for (const target of arena.targets) {
      const list = await world.get(target, '/outstanding')
      const page = await ask(target, '/inbox', { headers: { cookie } })
      seen.push(`api ${list.status}`, `page ${page.status}`)
    }
    await sleep(200)
  }
  return seen
}

const noConnections: Scenario = {
  id: 'C07',
  title: 'idle clients use up max_connections',
  place: 'shared',
  run: async (arena) => {
    const load = await arena.load('C07', 20)
    await sleep(2_000)
    const from = Date.now()
    const taken = await asOwner(arena.ownerUrl(), async (owner) => {
      const all = await hoard(arena)
      for (let round = 0; round < 10 && (await throwOut(owner)) > 0; round += 1) all.push(...(await hoard(arena)))
      return all
    })
    await sleep(6_000)
    await Promise.all(taken.map((client) => client.end().catch(() => undefined)))
    const to = Date.now()
    await arena.product.ready(15_000)
    const back = Date.now() - to
    await load.finished
    await load.stop()
    const shed = load.ledger.entries.filter((one) => one.sentAt > from && one.endedAt < to && one.outcome === 503)
    return resultOf(
      await arena.judge(load.ledger),
      { hoarded: taken.length, shed: shed.length, back: `${back} ms`, requests: outcomes(load.ledger) },
      [
        expect('C07', shed.length > 0, 'nothing was refused: the connections were not used up'),
        expect('C07', back <= 10_000, 'recovered only after 10 s'),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

/** Ends the web role's connections. @returns how many it had */
async function throwOut(owner: pg.Client): Promise<number> {
  const ended = await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shuchi_web'`)
  return ended.rowCount ?? 0
}

/** Opens connections, many at once, until the database refuses. */
async function hoard(arena: Arena): Promise<pg.Client[]> {
  const taken: pg.Client[] = []
  for (;;) {
    const tried = Array.from({ length: 20 }, async () => {
      const client = new pg.Client({ connectionString: arena.ownerUrl(), connectionTimeoutMillis: 5_000 })
      client.on('error', () => undefined)
      return client.connect().then(
        () => client,
        () => null,
      )
    })
    const got = (await Promise.all(tried)).filter((client) => client !== null)
    taken.push(...got)
    if (got.length < 20) return taken
  }
}

const crowd: Scenario = {
  id: 'C07B',
  title: '200 clients at once on a pool of 10',
  place: 'shared',
  run: async (arena) => {
    const [first] = arena.targets
    const load = await arena.load('C07B', 1, {
      perSecond: 1_000,
      pageShare: 0,
      jobs: 600,
      mostOpen: 200,
      targets: [first ?? ''],
    })
    await load.finished
    const unanswered = load.ledger.entries.filter(
      (one) => one.outcome !== 201 && one.outcome !== 200 && one.outcome !== 503,
    )
    const each = load.ledger.entries.map((one) => one.endedAt - one.sentAt)
    return resultOf(
      await arena.judge(load.ledger),
      {
        requests: outcomes(load.ledger),
        'p50 of a request': `${quantile(each, 0.5)} ms`,
        p99: `${quantile(each, 0.99)} ms`,
        'p99 to the promise': `${quantile(latencies(load.ledger), 0.99)} ms`,
      },
      [
        expect('c', unanswered.length === 0, `${unanswered.length} were answered neither 2xx nor 503`),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

export const cutting = [commitLost, onlyReads, noConnections, crowd]
