/** The web process: started, asked to stop, started again when it dies. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '#server/database/open-database.ts'
import { childEnv } from '#server/env.ts'

export interface Web {
  ready: Promise<void>
  stop: () => Promise<void>
}

export interface WebOptions {
  host: string
  port: number
  variables: Record<string, string>
  mode: 'start' | 'dev'
}

/** Keeps one web process alive until `stop`; after a death it waits 0.2 s, doubling to 5 s. */
export function keepWeb(options: WebOptions): Web {
  let child: ChildProcess | null = null
  let isStopping = false
  let waitMs = 200
  const launch = () => {
    const bin = path.join(projectRoot, 'node_modules/next/dist/bin/next')
    const bornAt = Date.now()
    child = spawn(process.execPath, [bin, options.mode, '-H', options.host, '-p', String(options.port)], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env: childEnv({ ...options.variables, NODE_ENV: options.mode === 'start' ? 'production' : 'development' }),
    })
    child.once('exit', () => {
      if (isStopping) return
      waitMs = Date.now() - bornAt > 10_000 ? 200 : Math.min(waitMs * 2, 5_000)
      setTimeout(launch, waitMs)
    })
  }
  launch()
  const stop = async () => {
    isStopping = true
    await end(child)
  }
  return { ready: answers(options), stop }
}

/** Asks over the channel; whoever does not leave within 15 s is killed. */
async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (child.connected) child.send('stop')
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(timer)
}

async function answers({ host, port }: WebOptions): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isReady = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/api/health/live`).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await sleep(100)
  }
  throw new Error('画面が応答しません（the web process does not answer）')
}
