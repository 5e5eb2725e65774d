/** Interleaved rounds: every subject in turn, several times, so that what else the machine does falls on all alike. */
import { readdirSync, readFileSync } from 'node:fs'
import { ask, type Asked } from '../faults/http.ts'
import { processes } from '../faults/processes.ts'

export interface Subject {
  name: string
  target: string
  /** process whose CPU is the server's, and a word in the title of the backends whose CPU is the database's */
  pid: number
  backend: string
  clients: number
  requests: number
  next: () => Asked & { path: string }
  isRight: (status: number, body: string) => boolean
}

export interface Sample {
  requests: number
  wrong: number
  /** what the first wrong answer was */
  firstWrong?: string
  serverMs: number
  databaseMs: number
  medianMs: number
  p99Ms: number
  perSecond: number
}

const budgetMs = 6_000

export async function measureRounds(subjects: readonly Subject[], rounds: number): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(subjects.map((one) => [one.name, []]))
  for (const subject of subjects) await measure({ ...subject, requests: Math.ceil(subject.requests / 3) }) // warms up
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects) samples.get(subject.name)?.push(await measure(subject))
  return samples
}

/** A fixed number of requests by some clients, or what fits into the budget. */
export async function measure(subject: Subject): Promise<Sample> {
  const times: number[] = []
  let left = subject.requests
  let wrong = 0
  let firstWrong: string | undefined
  const before = cpuOf(subject)
  const start = performance.now()
  const client = async () => {
    while (left > 0 && performance.now() - start < budgetMs) {
      left -= 1
      const { path, ...asked } = subject.next()
      const sent = performance.now()
      const isRight = await ask(subject.target, path, asked).then(
        (reply) => {
          const holds = subject.isRight(reply.status, reply.body)
          if (!holds) firstWrong ??= `${path}: ${reply.status} ${reply.body.slice(0, 300)}`
          return holds
        },
        (error: Error) => {
          firstWrong ??= `${path}: ${error.message}`
          return false
        },
      )
      times.push(performance.now() - sent)
      if (!isRight) wrong += 1
    }
  }
  await Promise.all(Array.from({ length: subject.clients }, client))
  const wallMs = performance.now() - start
  const after = cpuOf(subject)
  const requests = Math.max(1, times.length)
  const sorted = times.sort((one, other) => one - other)
  return {
    requests: times.length,
    wrong,
    ...(firstWrong === undefined ? {} : { firstWrong }),
    serverMs: (after.server - before.server) / requests,
    databaseMs: spentBetween(before.database, after.database) / requests,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99Ms: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0,
    perSecond: (times.length * 1000) / wallMs,
  }
}

function cpuOf({ pid, backend }: Subject): { server: number; database: Map<number, number> } {
  const backends = processes().filter((one) => one.words.startsWith('postgres:') && one.words.includes(backend))
  return { server: cpuMs(pid), database: new Map(backends.map((one) => [one.pid, cpuMs(one.pid)])) }
}

/** A backend that came meanwhile counts whole; what one that left had done since is lost (idle ones leave, busy ones stay). */
function spentBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0)
}

/** CPU of a process so far, all threads: in nanoseconds from schedstat where the kernel keeps it, else in ticks of 10 ms. */
function cpuMs(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
      const [spent = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
      return sum + Number(spent) / 1e6
    }, 0)
  } catch {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    } catch {
      return 0
    }
  }
}

/** Resident memory in MiB. */
export function residentMiB(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(found?.[1] ?? 0) / 1024)
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The median over the rounds of what one subject cost against another in the same round. */
export function ratio(
  samples: Map<string, Sample[]>,
  of: string,
  to: string,
  figure: (sample: Sample) => number,
): number {
  const [upper = [], lower = []] = [samples.get(of), samples.get(to)]
  return median(upper.map((sample, round) => figure(sample) / Math.max(1e-6, figure(lower[round] ?? sample))))
}

export const cpu = (sample: Sample): number => sample.serverMs + sample.databaseMs
