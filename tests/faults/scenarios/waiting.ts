/** What must not be felt: a collector of the log that is dead or does not read, and an administrator's long transaction. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Arena } from '../arena.ts'
import { asOwner } from '../evidence.ts'
import { ask } from '../http.ts'
import { signal, untilGone } from '../processes.ts'
import { expect, latencies, outcomes, quantile, resultOf, type Scenario, span } from '../scenario.ts'

const collectorDead: Scenario = {
  id: 'C30',
  title: 'the collector of the log hangs, then is gone',
  place: 'alone',
  absent: ['export of traces (none is made)'],
  run: async (arena) => {
    const seconds = arena.pace.isQuick ? 5 : 30
    await arena.product.stop()
    void arena.product.start(true)
    await arena.product.ready()
    const collector = arena.product.collector()
    if (!collector) throw new Error('there is no collector')
    const load = await arena.load('C30', seconds * 6)
    await sleep(5_000) // a fresh process is slow at first
    const start = Date.now()
    await sleep(seconds * 1_000)
    const usualEnd = Date.now()
    signal([collector], 'SIGSTOP')
    fill(arena)
    await makeLogLines(arena) // the database is away for a moment: what is measured comes after
    const hung = Date.now()
    await sleep(seconds * 1_000)
    const hungEnd = Date.now()
    signal([collector], 'SIGKILL')
    await makeLogLines(arena)
    const gone = Date.now()
    await sleep(seconds * 1_000)
    const isReady = await arena.product.isReady()
    const goneEnd = Date.now()
    await load.stop()
    await arena.product.stop()
    void arena.product.start()
    await arena.product.ready()
    const p95 = (from: number, to: number) => quantile(latencies(load.ledger, from, to), 0.95)
    const [usual, hanging, without] = [p95(start, usualEnd), p95(hung, hungEnd), p95(gone, goneEnd)]
    const limit = Math.max(usual * 1.1, usual + 150) // the machine's own noise
    return resultOf(
      await arena.judge(load.ledger),
      { 'p95 usual': `${usual} ms`, hanging: `${hanging} ms`, gone: `${without} ms`, requests: outcomes(load.ledger) },
      [
        expect('C30', isReady, 'not ready while the log cannot be written'),
        expect('C30', hanging <= limit, `p95 ${hanging} ms while the collector hangs, ${usual} ms before`),
        expect('C30', without <= limit, `p95 ${without} ms after the collector is gone, ${usual} ms before`),
      ],
    )
  },
}

/** Fills the pipe of the web process's terminal, so that its next line finds no room. */
function fill(arena: Arena): void {
  for (const pid of arena.product.pids().web)
    for (const number of [1, 2]) {
      const pipe = openSync(`/proc/${pid}/fd/${number}`, constants.O_WRONLY | constants.O_NONBLOCK)
      try {
        for (;;) writeSync(pipe, '.'.repeat(512))
      } catch {
        // full
      } finally {
        closeSync(pipe)
      }
    }
}

/** Pages that fail while the database restarts are written to the log. */
async function makeLogLines(arena: Arena): Promise<void> {
  const postmaster = arena.product.postmaster()
  const cookie = arena.theWorld().clients[0]?.cookie ?? ''
  if (postmaster) signal([postmaster], 'SIGKILL')
  if (postmaster) await untilGone([postmaster], 5_000)
  for (let count = 0; count < 5; count += 1)
    await ask(arena.product.target, '/inbox', { headers: { cookie }, timeoutMs: 5_000 }).catch(() => undefined)
  await arena.product.ready().catch(() => undefined)
  await sleep(2_000)
}

const longTransaction: Scenario = {
  id: 'C31',
  title: 'an administrator leaves a transaction open',
  place: 'alone',
  absent: ['sealing of the trail and its lag alarm'],
  run: async (arena) => {
    const seconds = arena.pace.isQuick ? 8 : 1_800
    const load = await arena.load('C31', Math.min(seconds, 120) * 2)
    await sleep(1_000)
    const start = Date.now()
    await sleep(seconds * 1_000)
    const opened = Date.now()
    await asOwner(arena.ownerUrl(), async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await client.query('SELECT count(*) FROM delivery')
      await sleep(seconds * 1_000)
      await client.query('ROLLBACK')
    })
    const end = Date.now()
    await load.stop()
    const [before, meanwhile] = [latencies(load.ledger, start, opened), latencies(load.ledger, opened, end)]
    const [usual, held] = [quantile(before, 0.5), quantile(meanwhile, 0.5)]
    return resultOf(
      await arena.judge(load.ledger),
      { before: span(before), meanwhile: span(meanwhile), requests: outcomes(load.ledger) },
      [
        expect(
          'C31',
          held <= Math.max(usual * 1.5, usual + 50),
          `median ${held} ms while it is open, ${usual} ms before`,
        ),
      ],
    )
  },
}

export const waiting = [collectorDead, longTransaction]
