/** Processes that die without a word, and a database that does not move. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Arena } from '../arena.ts'
import { watchHealth } from '../health.ts'
import { family, signal, untilGone } from '../processes.ts'
import { expect, outcomes, resultOf, type Scenario, saidRightly, span } from '../scenario.ts'

/** Kills at random moments under load and waits until the product is ready again and has caught up a little. */
async function rounds(arena: Arena, name: string, count: number, strike: () => Promise<void>) {
  const load = await arena.load(name, count * 5)
  const back: number[] = []
  const end = Date.now() + (arena.pace.isQuick ? 75_000 : 3_600_000) // on a busy machine fewer rounds, and the line says so
  for (let round = 0; round < count && (round < 4 || Date.now() < end); round += 1) {
    await sleep(600 + Math.random() * 1_500)
    const at = Date.now()
    await strike()
    await arena.product.ready(60_000)
    back.push(Date.now() - at)
    for (let wait = 0; load.open() > 10 && wait < 40; wait += 1) await sleep(250)
  }
  await load.stop()
  return { ledger: load.ledger, back }
}

function victims(pids: readonly (number | null | undefined)[]): number[] {
  const found = pids.filter((pid) => typeof pid === 'number')
  if (found.length === 0) throw new Error('there is nobody to kill')
  return found
}

const webDies: Scenario = {
  id: 'C01',
  title: 'the web process is killed while people acknowledge',
  place: 'alone',
  run: async (arena) => {
    const count = arena.pace.isQuick ? 10 : 100
    const { ledger, back } = await rounds(arena, 'C01', count, async () => {
      const pids = victims(arena.product.pids().web)
      signal(pids, 'SIGKILL')
      await untilGone(pids, 5_000)
    })
    const late = ledger.entries.filter((one) => one.isPromise && one.endedAt - one.intendedAt > 30_000).length
    return resultOf(await arena.judge(ledger), { rounds: back.length, back: span(back), requests: outcomes(ledger) }, [
      expect('I14', Math.max(...back) <= 30_000, 'ready only after 30 s'),
      expect('C01', late === 0, `${late} answers took over 30 s of tries`),
    ])
  },
}

const databaseDies: Scenario = {
  id: 'C02',
  title: 'the database is killed or stopped at once while people acknowledge',
  place: 'alone',
  run: async (arena) => {
    const count = arena.pace.isQuick ? 10 : 30
    let round = 0
    const { ledger, back } = await rounds(arena, 'C02', count, async () => {
      const pids = victims([arena.product.postmaster()])
      round += 1
      signal(pids, round % 2 === 0 ? 'SIGQUIT' : 'SIGKILL') // SIGQUIT is pg_ctl stop -m immediate
      await untilGone(pids, 5_000)
    })
    return resultOf(await arena.judge(ledger), { rounds: back.length, back: span(back), requests: outcomes(ledger) }, [
      expect('I14', Math.max(...back) <= 20_000, 'ready only after 20 s'),
      ...saidRightly(ledger),
    ])
  },
}

const databaseHangs: Scenario = {
  id: 'C03',
  title: 'the database hangs (SIGSTOP)',
  place: 'alone',
  run: async (arena) => {
    const hangMs = arena.pace.isQuick ? 15_000 : 30_000
    const load = await arena.load('C03', hangMs / 1000 + 8, { perSecond: arena.pace.perSecond / 2 })
    const health = watchHealth(arena.product.target)
    await sleep(2_000)
    const pids = family(victims([arena.product.postmaster()])[0] ?? 0).map((one) => one.pid)
    const from = Date.now()
    signal(pids, 'SIGSTOP')
    await sleep(hangMs)
    signal(pids, 'SIGCONT')
    const to = Date.now()
    await sleep(5_000)
    await load.stop()
    const samples = await health.stop()
    const slowest = Math.max(
      ...load.ledger.entries.filter((one) => one.sentAt < to).map((one) => one.endedAt - one.sentAt),
    )
    const lost = samples.find((one) => one.at > from && one.ready === 503)
    const again = samples.find((one) => one.at > to && one.ready === 200)
    return resultOf(
      await arena.judge(load.ledger),
      { hang: `${hangMs / 1000} s`, slowest: `${(slowest / 1000).toFixed(1)} s`, requests: outcomes(load.ledger) },
      [
        expect('C03', slowest <= 7_000, `a request waited ${slowest} ms (limit 5 s and the way there)`),
        expect('I13', lost !== undefined && lost.at - from <= 6_000, 'ready did not say 503 within 5 s'),
        expect(
          'I13',
          again !== undefined && again.at - to <= 10_000,
          'ready did not say 200 within 10 s of the return',
        ),
        expect(
          'I13',
          samples.every((one) => one.live === 200),
          'live did not stay 200',
        ),
        ...saidRightly(load.ledger),
      ],
    )
  },
}

const launcherDies: Scenario = {
  id: 'C23',
  title: 'the launcher, then everything at once, is killed; an operator starts again',
  place: 'alone',
  run: async (arena) => {
    const count = arena.pace.isQuick ? 10 : 50
    let round = 0
    const { ledger, back } = await rounds(arena, 'C23', count, async () => {
      const { npm, launcher, web, database } = arena.product.pids()
      round += 1
      const isPowerCut = round % 2 === 0
      const struck = victims(isPowerCut ? [npm, launcher, ...web, database] : [launcher])
      signal(struck, 'SIGKILL')
      await untilGone(victims([npm, launcher, ...web]), 20_000)
      void arena.product.start()
    })
    return resultOf(await arena.judge(ledger), { rounds: back.length, back: span(back), requests: outcomes(ledger) }, [
      expect('I14', Math.max(...back) <= 30_000, 'ready only after 30 s'),
    ])
  },
}

export const killing = [webDies, databaseDies, databaseHangs, launcherDies]
