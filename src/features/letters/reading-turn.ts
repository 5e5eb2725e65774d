/** 順番: at most two readings at once in this process, so that a pile of files leaves the machine to the others. */

const most = 2

interface Turns {
  taken: number
  waiting: (() => void)[]
}

/** Kept on the process: the modules are instantiated several times in it. */
function turns(): Turns {
  const kept = globalThis as { shuchiReadingTurns?: Turns } // a property of our own
  kept.shuchiReadingTurns ??= { taken: 0, waiting: [] }
  return kept.shuchiReadingTurns
}

/** @returns what ends the turn, once */
export async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  const all = turns()
  if (all.taken < most) all.taken += 1
  else await waitFor(all, signal)
  return Promise.resolve(() => {
    const next = all.waiting.shift()
    if (next) next()
    else all.taken -= 1
  })
}

function waitFor(all: Turns, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const leave = () => {
    all.waiting = all.waiting.filter((one) => one !== go)
    reject(signal?.reason)
  }
  const go = () => {
    signal?.removeEventListener('abort', leave)
    resolve()
  }
  signal?.addEventListener('abort', leave)
  all.waiting.push(go)
  return promise
}
