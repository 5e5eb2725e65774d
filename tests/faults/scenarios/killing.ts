/** Processes that die without a word, and a database that does not move. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Arena } from '../arena.ts'
import { watchHealth } from '../health.ts'
import type { Finding } from '../judge.ts'
import type { Entry, Ledger } from '../ledger.ts'
import { family, signal, untilGone } from '../processes.ts'
import { expect, outcomes, type Result, resultOf, type Scenario, saidRightly, span } from '../scenario.ts'

/** A death that comes again and again while people acknowledge. */
interface Killing {
  id: string
  title: string
  /** how often, with --quick and without */
  rounds: { quick: number; full: number }
  /** within this time it is ready again (I14) */
  backMs: number
  strike: (arena: Arena, round: number) => Promise<void>
  expects?: (ledger: Ledger, away: readonly Span[]) => readonly (Finding | null)[]
}

interface Span {
  from: number
  to: number
}

function killed({ id, title, rounds, backMs, strike, expects = () => [] }: Killing): Scenario {
  const run = async (arena: Arena): Promise<Result> => {
    const { ledger, away } = await killAgain(arena, id, arena.pace.isQuick ? rounds.quick : rounds.full, strike)
    const back = away.map(({ from, to }) => to - from)
    return resultOf(await arena.judge(ledger), { rounds: back.length, back: span(back), requests: outcomes(ledger) }, [
      expect('I14', Math.max(...back) <= backMs, `ready only after ${backMs / 1_000} s`),
      ...expects(ledger, away),
    ])
  }
  return { id, title, place: 'alone', run }
}

/** Strikes at random moments under load and waits until the product is ready again and has caught up a little. */
async function killAgain(arena: Arena, name: string, count: number, strike: Killing['strike']) {
  const load = await arena.load(name, count * 5)
  const away: Span[] = []
  const end = Date.now() + arena.pace.shareMs // on a busy machine fewer rounds, and the line says so
  for (let round = 1; round <= count && (round <= 4 || Date.now() < end); round += 1) {
    await sleep(600 + Math.random() * 1_500)
    const from = Date.now()
    await strike(arena, round)
    await arena.product.ready(60_000)
    away.push({ from, to: Date.now() })
    for (let wait = 0; load.open() > 10 && wait < 40; wait += 1) await sleep(250)
  }
  await load.stop()
  return { ledger: load.ledger, away }
}

/** How long a client tried for, without the time in which nobody was there (which I14 limits). */
function triedMs({ intendedAt, endedAt }: Entry, away: readonly Span[]): number {
  const missed = away.map(({ from, to }) => Math.max(0, Math.min(to, endedAt) - Math.max(from, intendedAt)))
  return missed.reduce((left, ms) => left - ms, endedAt - intendedAt)
}

function victims(pids: readonly (number | null | undefined)[]): number[] {
  const found = pids.filter((pid) => typeof pid === 'number')
  if (found.length === 0) throw new Error('there is nobody to kill')
  return found
}

async function kill(pids: readonly number[], name: 'SIGKILL' | 'SIGQUIT' = 'SIGKILL'): Promise<void> {
  signal(pids, name)
  await untilGone(pids, 5_000)
}

const webDies = killed({
  id: 'C01',
  title: 'the web process is killed while people acknowledge',
  rounds: { quick: 10, full: 100 },
  backMs: 30_000,
  strike: (arena) => kill(victims(arena.product.pids().web)),
  expects: (ledger, away) => {
    const late = ledger.entries.filter((one) => one.isPromise && triedMs(one, away) > 30_000).length
    return [expect('C01', late === 0, `${late} answers took over 30 s of tries`)]
  },
})

const databaseDies = killed({
  id: 'C02',
  title: 'the database is killed or stopped at once while people acknowledge',
  rounds: { quick: 10, full: 30 },
  backMs: 20_000,
  strike: (arena, round) => kill(victims([arena.product.postmaster()]), round % 2 === 0 ? 'SIGQUIT' : 'SIGKILL'), // SIGQUIT is pg_ctl stop -m immediate
  expects: saidRightly,
})

const launcherDies = killed({
  id: 'C23',
  title: 'the launcher, then everything at once, is killed; an operator starts again',
  rounds: { quick: 10, full: 50 },
  backMs: 30_000,
  strike: async (arena, round) => {
    const { npm, launcher, web, database } = arena.product.pids()
    const isPowerCut = round % 2 === 0
    signal(victims(isPowerCut ? [npm, launcher, ...web, database] : [launcher]), 'SIGKILL')
    await untilGone(victims([npm, launcher, ...web]), 20_000)
    void arena.product.start()
  },
})

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

export const killing = [webDies, databaseDies, databaseHangs, launcherDies]
