/** The judge of the faults suite is judged: a server that answers before it stores, or stores twice, must be found out. */
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeConnections } from '../../faults/http.ts'
import { judge, type Recorded, type Standing, type Trail } from '../../faults/judge.ts'
import { type Entry, Ledger } from '../../faults/ledger.ts'
import { startLoad } from '../../faults/load.ts'

type Habit =
  | 'honest'
  | 'answers before it stores'
  | 'stores a retry again'
  | 'forgets the trail'
  | 'new receipt each time'
  | 'forgets the standing'
  | 'tells the trail more than it stores'

/** Answers like the product; loses every 7th answer on the way, so that clients try again. */
class FakeServer {
  readonly recorded: Recorded[] = []
  readonly trail: Trail[] = []
  private readonly habit: Habit
  private readonly server: http.Server
  private serial = 0

  constructor(habit: Habit) {
    this.habit = habit
    this.server = http.createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const { kind } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { kind: string }
        const deliveryId = request.url?.split('/')[4] ?? ''
        this.serial += 1
        const receiptNumber = this.answer(deliveryId, kind)
        if (this.serial % 7 === 0) request.socket.destroy()
        else response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ receiptNumber }))
      })
    })
  }

  private answer(deliveryId: string, kind: string): string {
    const known = this.recorded.find((one) => one.deliveryId === deliveryId && one.kind === kind)
    if (known && this.habit === 'new receipt each time') return `other-${this.serial}`
    if (known && this.habit !== 'stores a retry again') return known.receipt
    const receipt = `r${this.serial}`
    if (this.habit === 'answers before it stores' && this.serial % 10 === 3) return receipt // the crash comes between the two
    if (this.habit === 'tells the trail more than it stores')
      this.trail.push({ event: 'delivery.acknowledged', deliveryId, receipt: `${receipt}-again` })
    this.recorded.push({ id: String(this.serial), deliveryId, kind, receipt, correctsId: null })
    if (this.habit !== 'forgets the trail' || this.serial % 5 > 0)
      this.trail.push({ event: 'delivery.acknowledged', deliveryId, receipt })
    return receipt
  }

  standings(): Standing[] {
    const has = (deliveryId: string, kind: string) =>
      this.recorded.some((one) => one.deliveryId === deliveryId && one.kind === kind)
    return [...new Set(this.recorded.map((one) => one.deliveryId))].map((deliveryId) => ({
      deliveryId,
      receivedOn: '2026-11-24',
      disseminatedOn: has(deliveryId, 'disseminated') ? '2026-11-24' : null,
      owes: has(deliveryId, 'disseminated') && this.habit !== 'forgets the standing' ? null : 'dissemination',
    }))
  }

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        const found = this.server.address()
        resolve(`http://127.0.0.1:${found && typeof found === 'object' ? found.port : 0}`)
      })
    })
  }

  close(): void {
    closeConnections()
    this.server.close()
  }
}

async function verdictOn(habit: Habit) {
  const server = new FakeServer(habit)
  const target = await server.listen()
  const ledger = new Ledger(path.join(os.tmpdir(), `faults-judge-${process.pid}`, 'ledger.jsonl'))
  const deliveries = Array.from({ length: 30 }, (_, index) => `delivery-${index}`)
  const jobs = deliveries.flatMap((deliveryId) => [
    { client: 0, deliveryId, kind: 'received' as const },
    { client: 0, deliveryId, kind: 'disseminated' as const },
  ])
  const clients = [{ key: 'shuchi_key', cookie: null }]
  await startLoad({ ledger, clients, jobs, targets: [target], perSecond: 400 }).finished
  server.close()
  const { recorded, trail } = server
  return judge({ entries: ledger.entries, recorded, trail, standings: server.standings() })
}

describe('the judge of the faults suite', () => {
  afterEach(closeConnections)

  it('finds nothing wrong with an honest server whose answers get lost on the way', async () => {
    const verdict = await verdictOn('honest')
    expect(verdict).toMatchObject({ answers: 60, promised: 60, lost: 0, double: 0, findings: [] })
    expect(verdict.retried).toBeGreaterThan(3)
  })

  it('catches a server that answers before it stores', async () => {
    const verdict = await verdictOn('answers before it stores')
    expect(verdict.lost).toBeGreaterThan(3)
    expect(verdict.findings.map((one) => one.invariant)).toContain('I1')
  })

  it('catches an answer that a retry stored twice', async () => {
    const verdict = await verdictOn('stores a retry again')
    expect(verdict.double).toBeGreaterThan(3)
    expect(verdict.findings.map((one) => one.invariant)).toContain('I2')
  })

  it('catches a change without its event in the trail', async () => {
    const verdict = await verdictOn('forgets the trail')
    expect(verdict.findings.map((one) => one.invariant)).toEqual(expect.arrayContaining(['I5']))
  })

  it('catches a receipt that was promised and is not the one recorded', async () => {
    const verdict = await verdictOn('new receipt each time')
    expect(verdict.findings.map((one) => one.invariant)).toContain('I1')
  })

  it('catches a standing that its facts do not bear out', async () => {
    const verdict = await verdictOn('forgets the standing')
    expect(new Set(verdict.findings.map((one) => one.invariant))).toEqual(new Set(['I4']))
  })

  it('catches an event in the trail for an answer that is not there', async () => {
    const verdict = await verdictOn('tells the trail more than it stores')
    expect(new Set(verdict.findings.map((one) => one.invariant))).toEqual(new Set(['I5']))
  })

  it('catches one answer that was promised under two receipts, even when both are stored', () => {
    const deliveryId = 'delivery-1'
    const tries = ['r1', 'r2'].map((receipt, attempt) => promise(deliveryId, receipt, attempt))
    const recorded = ['r1', 'r2'].map((receipt) => ({
      id: receipt,
      deliveryId,
      kind: 'received',
      receipt,
      correctsId: null,
    }))
    const { findings } = judge({ entries: tries, recorded, trail: [], standings: [] })
    expect(findings.map((one) => one.invariant)).toContain('I8')
  })
})

function promise(deliveryId: string, receipt: string, attempt: number): Entry {
  const times = { intendedAt: 0, sentAt: 0, endedAt: 1 }
  const told = { outcome: 201, isPromise: true, receipt, retryAfter: null, target: 'http://127.0.0.1:1' }
  return {
    job: `${deliveryId}/received`,
    client: 0,
    deliveryId,
    kind: 'received',
    via: 'api',
    attempt,
    ...times,
    ...told,
  }
}
