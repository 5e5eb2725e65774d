/** However the end comes: Ctrl-C, SIGTERM, a closed terminal, or the death of npm's shell, which passes no signal on. */

/** Runs `stop` once and leaves with this exit code. Returns a function that tells whether the end has begun. */
export function endCleanly(stop: () => Promise<void> | void, exitCode = 0): () => boolean {
  const parent = process.ppid
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    void Promise.resolve(stop())
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
      .finally(() => process.exit(exitCode))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  setInterval(() => process.ppid !== parent && end(), 500).unref()
  return () => isEnding
}
