/** The web process: started, asked to stop, started again when it dies. */
import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { projectRoot } from '#server/database/open-database.ts'
import { childEnv } from '#server/env.ts'
import { sentence } from './say.ts'

export interface Web {
  /** resolves when it listens; rejects when it died before that */
  ready: Promise<void>
  stop: () => Promise<void>
}

export interface WebOptions {
  mode: 'start' | 'dev'
  variables: Record<string, string>
}

const patienceMs = 15_000
const serveFile = path.join(projectRoot, 'src/cli/launcher/serve.ts')

/**
 * Left to itself Node keeps what it once needed: 550 MiB after some hundred pages, 320 with these, at rest 200. An
 * office's machine does other things too; what a page needs is far below the limit, and files never lie in the heap whole.
 */
export const servingWords = ['--max-old-space-size=320', '--max-semi-space-size=8', serveFile]
/** glibc keeps a pool of memory for each thread otherwise. */
export const servingVariables = { MALLOC_ARENA_MAX: '2' }

/** Keeps one web process alive until `stop`; after a death it waits 0.2 s, doubling to 5 s. */
export function keepWeb({ mode, variables }: WebOptions): Web {
  let child: ChildProcess | null = null
  let isStopping = false
  let waitMs = 200
  const { promise: ready, resolve: isReady, reject: hasFailed } = Promise.withResolvers<void>()
  let hasListened = false
  const launch = () => {
    if (isStopping) return
    const bornAt = Date.now()
    child = spawn(process.execPath, mode === 'dev' ? [serveFile, '--dev'] : servingWords, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true, // Ctrl-C is for the launcher; it asks the web process to finish what is in flight
      env: childEnv({ ...servingVariables, ...variables, NODE_ENV: mode === 'start' ? 'production' : 'development' }),
    })
    child.on('message', (message) => {
      if (message !== 'ready') return
      hasListened = true
      isReady()
    })
    child.once('exit', () => {
      if (isStopping) return
      if (!hasListened) return hasFailed(new Error(sentence('webDied')))
      waitMs = Date.now() - bornAt > 10_000 ? 200 : Math.min(waitMs * 2, 5_000)
      setTimeout(launch, waitMs)
    })
  }
  launch()
  const stop = async () => {
    isStopping = true
    await end(child)
  }
  return { ready, stop }
}

/** Asks over the channel; whoever does not leave in time is killed. */
async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (child.connected) child.send('stop')
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await gone
  clearTimeout(timer)
}

/** Before anything is started. @throws Error one sentence when somebody else listens there */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(portTrouble(error.code), { port: String(port), host }))),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function portTrouble(code: string | undefined): 'portTaken' | 'portForbidden' | 'hostUnknown' {
  if (code === 'EADDRINUSE') return 'portTaken'
  return code === 'EACCES' ? 'portForbidden' : 'hostUnknown'
}
