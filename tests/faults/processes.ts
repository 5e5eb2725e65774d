/** Processes as Linux shows them in /proc: who is whose child, and what still lives of a run. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Seen {
  pid: number
  parent: number
  words: string
  state: string
}

/** Does it carry this in its environment? A process of somebody else's is not ours, and cannot be read. */
export function hasVariable(pid: number, name: string, value: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${name}=${value}`)
  } catch {
    return false
  }
}

export function processes(): Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return [{ pid: Number(name), parent: Number(parent), words, state }]
      } catch {
        return [] // it ended while we looked
      }
    })
    .filter((one) => one.state !== 'Z')
}

/** The process and all below it, parents first. */
export function family(root: number, all = processes()): Seen[] {
  const own = all.filter((one) => one.pid === root)
  return own.concat(all.filter((one) => one.parent === root).flatMap((one) => family(one.pid, all)))
}

export function isAlive(pid: number): boolean {
  return processes().some((one) => one.pid === pid)
}

export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // gone already
    }
  }
}

/** @returns ms until none of them lives, or null after the limit */
export async function untilGone(pids: readonly number[], limitMs: number): Promise<number | null> {
  const start = Date.now()
  while (Date.now() - start < limitMs) {
    if (!pids.some(isAlive)) return Date.now() - start
    await sleep(50)
  }
  return null
}
