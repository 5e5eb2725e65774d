/** Where scenarios take place: the product with its own database, or two instances on one database behind the proxy. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Embedded, openEmbedded } from '#server/database/embedded.ts'
import { asOwner, readEvidence } from './evidence.ts'
import { ask } from './http.ts'
import { type Finding, judge, type Verdict } from './judge.ts'
import { Ledger } from './ledger.ts'
import { type Load, startLoad } from './load.ts'
import { freePort, Product } from './product.ts'
import { DatabaseProxy } from './proxy.ts'
import { signal } from './processes.ts'
import { World } from './world.ts'

export interface Pace {
  isQuick: boolean
  /** how long the scenario at hand may go on repeating itself */
  shareMs: number
  perSecond: number
  output: string
}

export interface LoadChange {
  perSecond?: number
  pageShare?: number
  jobs?: number
  targets?: readonly string[]
  mostOpen?: number
}

export class Arena {
  readonly pace: Pace
  readonly products: Product[] = []
  proxy: DatabaseProxy | null = null
  /** the database that we run ourselves for two instances */
  database: Embedded | null = null
  private world: World | null = null

  constructor(pace: Pace) {
    this.pace = pace
  }

  get product(): Product {
    const [first] = this.products
    if (!first) throw new Error('no product started')
    return first
  }

  get targets(): string[] {
    return this.products.map((product) => product.target)
  }

  /** Straight to the database, past the proxy. */
  ownerUrl(): string {
    return this.database?.ownerUrl ?? this.product.ownerUrl()
  }

  async openAlone(): Promise<void> {
    this.products.push(new Product({ dataDir: freshFolder(this.pace, 'alone'), port: await freePort() }))
    await this.begin()
  }

  /** Two instances as two machines would be set up: one DATABASE_URL, one AUTH_SECRET, each its own folder. */
  async openShared(): Promise<void> {
    this.database = await openEmbedded(freshFolder(this.pace, 'database'))
    const direct = new URL(this.database.ownerUrl)
    this.proxy = new DatabaseProxy(Number(direct.port))
    const port = await freePort()
    await this.proxy.listen(port)
    const through = new URL(direct)
    through.port = String(port)
    for (const name of ['first', 'second']) {
      const variables = { AUTH_SECRET: 'the-two-instances-share-this-secret' }
      const dataDir = freshFolder(this.pace, name)
      this.products.push(new Product({ dataDir, port: await freePort(), databaseUrl: through.toString(), variables }))
    }
    await this.begin()
  }

  private async begin(): Promise<void> {
    for (const product of this.products) {
      void product.start()
      await product.ready(600_000) // the first start may build
    }
    this.world = new World(this.ownerUrl())
    await this.world.make(this.ownerUrl(), this.product.target)
    await this.calibrate()
  }

  /** 60 answers a second by plan; where the machine is shared, at most a third of what it can do just now. */
  private async calibrate(): Promise<void> {
    const start = Date.now()
    const load = await this.load('calibration', 4, { perSecond: 60, pageShare: 0 })
    const supplied = Date.now()
    await load.finished
    const burst = await this.load('calibration', 1, { perSecond: 400, pageShare: 0 })
    const from = Date.now()
    await burst.finished
    const capacity = Math.round(
      (burst.ledger.entries.filter((one) => one.isPromise).length * 1000) / (Date.now() - from),
    )
    this.pace.perSecond = Math.max(4, Math.min(60, Math.round(capacity / 3)))
    console.log(
      `      ${capacity} answers/s at most just now; the load is ${this.pace.perSecond}/s (ready after ${supplied - start} ms)`,
    )
  }

  theWorld(): World {
    if (!this.world) throw new Error('the arena is not open')
    return this.world
  }

  /** Clients at work for about this long; what they did not get to is kept for the next scenario. */
  async load(name: string, seconds: number, change: LoadChange = {}) {
    const ledger = new Ledger(path.join(this.pace.output, `${name}.jsonl`))
    const world = this.theWorld()
    const perSecond = change.perSecond ?? this.pace.perSecond
    const jobs = await world.supply(this.product.target, change.jobs ?? Math.ceil(perSecond * seconds))
    const load: Load = startLoad({
      ledger,
      clients: world.clients,
      jobs,
      targets: change.targets ?? this.targets,
      perSecond,
      pageShare: change.pageShare ?? 1 / 6,
      mostOpen: change.mostOpen ?? 20,
    })
    const stop = async () => {
      await load.stop()
      world.giveBack(jobs)
    }
    return { ledger, stop, finished: load.finished, open: load.open }
  }

  /** The invariants over everything this ledger saw. */
  async judge(ledger: Ledger): Promise<Verdict> {
    const world = this.theWorld()
    const verdict = judge({ entries: ledger.entries, ...(await readEvidence(this.ownerUrl(), world.deliveries)) })
    verdict.findings.push(
      ...(await this.countsAgree()),
      ...(await this.keyIsBound(ledger)),
      ...this.logIsClean(),
      ...(verdict.givenUp > 0
        ? [{ invariant: 'I1', text: `${verdict.givenUp} answers were not promised within a minute` }]
        : []),
    )
    return verdict
  }

  /** I4: the numbers a person reads are the rows. */
  private async countsAgree(): Promise<Finding[]> {
    const world = this.theWorld()
    const findings: Finding[] = []
    for (const id of world.distributions.slice(-5)) {
      const shown = await world.get(this.product.target, `/distributions/${id}`)
      const { counts } = JSON.parse(shown.body) as { counts?: Record<string, number> } // compared below, whatever it is
      const { rows } = await asOwner(this.ownerUrl(), (client) =>
        client.query<{ total: number; received: number; disseminated: number }>(
          'SELECT count(*)::int AS total, count(coalesce(received_on, disseminated_on))::int AS received, count(disseminated_on)::int AS disseminated FROM delivery WHERE distribution_id = $1',
          [id],
        ),
      )
      for (const [name, value] of Object.entries(rows[0] ?? {}))
        if (counts?.[name] !== value)
          findings.push({ invariant: 'I4', text: `${id}: ${name} shows ${counts?.[name]}, counted ${value}` })
    }
    return findings
  }

  /** I8: a key that was used for one body is refused for another. */
  private async keyIsBound(ledger: Ledger): Promise<Finding[]> {
    const world = this.theWorld()
    const done = ledger.entries.findLast((one) => one.isPromise)
    const client = world.clients[done?.client ?? 0]
    if (!done || !client) return []
    const key = crypto.randomUUID()
    const send = async (body: object) => {
      const headers = {
        authorization: `Bearer ${client.key}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      }
      const page = `/api/v1/deliveries/${done.deliveryId}/answers`
      return ask(this.product.target, page, { method: 'POST', headers, body: JSON.stringify(body) })
    }
    const first = await send({ kind: done.kind })
    const again = await send({ kind: done.kind })
    const other = await send({ kind: 'question', note: 'x' })
    if (first.status === 200 && again.status === 200 && again.body === first.body && [409, 422].includes(other.status))
      return []
    return [{ invariant: 'I8', text: `one key: ${first.status}, again ${again.status}, other body ${other.status}` }]
  }

  /** I15: no secret and no address in what was written to the terminal. */
  private logIsClean(): Finding[] {
    const text = this.products.map((product) => product.log.join('')).join('\n')
    const secrets = this.theWorld().clients.flatMap((client) => [
      client.key,
      client.cookie?.split('=')[1] ?? client.key,
    ])
    const leaked = secrets.filter((secret) => text.includes(secret)).length + (/@faults\.example/.test(text) ? 1 : 0)
    return leaked > 0 ? [{ invariant: 'I15', text: `${leaked} secrets or addresses in the log` }] : []
  }

  async close(): Promise<void> {
    for (const product of this.products) {
      const postmaster = product.postmaster()
      await product.stop()
      if (postmaster) signal([postmaster], 'SIGKILL')
      for (let sweep = 0; sweep < 5 && product.remains().length > 0; sweep += 1) await product.kill()
    }
    await this.proxy?.close()
    this.database?.stop()
  }
}

function freshFolder(pace: Pace, name: string): string {
  const folder = path.join(pace.output, 'data', name)
  rmSync(folder, { recursive: true, force: true })
  return folder
}
