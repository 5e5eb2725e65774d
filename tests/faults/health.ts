/** Watches live and ready of the instances while faults happen (I13). */
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './http.ts'

export interface Sample {
  at: number
  live: number | string
  ready: number | string
}

export function watchHealth(target: string) {
  const samples: Sample[] = []
  let isStopping = false
  const status = (page: string) =>
    ask(target, `/api/health/${page}`, { timeoutMs: 10_000 }).then(
      (reply) => reply.status,
      () => 'none',
    )
  const run = async () => {
    while (!isStopping) {
      const at = Date.now()
      const [live, ready] = await Promise.all([status('live'), status('ready')])
      samples.push({ at, live, ready })
      await sleep(250)
    }
  }
  const running = run()
  return {
    samples,
    stop: async () => {
      isStopping = true
      await running
      return samples
    },
  }
}
