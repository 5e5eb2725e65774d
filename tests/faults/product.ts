/** The product as an operator runs it: `npm start` in its own process group, its log kept, its processes known by role. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readAddress } from '#server/database/embedded.ts'
import { ask } from './http.ts'
import { family, hasVariable, processes, type Seen, signal, untilGone } from './processes.ts'

export const projectRoot = path.resolve(import.meta.dirname, '../..')

export interface ProductOptions {
  dataDir: string
  port: number
  /** owner's address of a database that someone else runs; none: the embedded one */
  databaseUrl?: string
  /** what the operator sets besides */
  variables?: Record<string, string>
}

export class Product {
  readonly dataDir: string
  readonly port: number
  readonly target: string
  /** everything it wrote to the terminal since it was made */
  readonly log: string[] = []
  private readonly options: ProductOptions
  private npm: ChildProcess | null = null
  private ended: Promise<number | null> = Promise.resolve(null)

  constructor(options: ProductOptions) {
    this.options = options
    this.dataDir = options.dataDir
    this.port = options.port
    this.target = `http://127.0.0.1:${options.port}`
  }

  /**
   * Starts and returns at once. @param collector what it writes goes through a pipe to a process of its own, which can
   * be stopped or killed @returns a promise of the exit code
   */
  start(collector = false): Promise<number | null> {
    const usual: [string, ...string[]] = [...npmWords(), 'start', '--silent']
    const [program, ...words] = collector ? ['sh', '-c', '"$@" 2>&1 | cat', 'sh', ...usual] : usual
    const npm = spawn(program, words, {
      cwd: projectRoot,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        SHUCHI_DATA_DIR: this.dataDir,
        SHUCHI_URL: this.target,
        DATABASE_URL: this.options.databaseUrl ?? '',
        SHUCHI_NOW: '',
        LANG: 'C',
        ...this.options.variables,
      },
    })
    for (const stream of [npm.stdout, npm.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', (text: string) => this.log.push(text))
      stream?.on('error', () => undefined)
    }
    this.npm = npm
    this.ended = new Promise((resolve) => {
      npm.once('error', () => resolve(null))
      npm.once('exit', (code) => resolve(code))
    })
    return this.ended
  }

  /** @returns ms until it answers ready @throws Error with the last words of the log */
  async ready(limitMs = 60_000): Promise<number> {
    const start = Date.now()
    while (Date.now() - start < limitMs) {
      if (await this.isReady()) return Date.now() - start
      if (this.npm?.exitCode !== null) break
      await sleep(50)
    }
    throw new Error(`not ready after ${Date.now() - start} ms: ${this.log.join('').slice(-1500)}`)
  }

  isReady(): Promise<boolean> {
    return ask(this.target, '/api/health/ready', { timeoutMs: 10_000 }).then(
      (reply) => reply.status === 200,
      () => false,
    )
  }

  /** Live processes by role. */
  pids() {
    const all = this.npm?.pid ? family(this.npm.pid) : []
    const launcher = all.findLast((one) => /src\/cli\/start\.ts/.test(one.words) && !/^(npm|sh)\b/.test(one.words))?.pid
    const web = all.filter((one) => one.pid !== launcher && /next-server|launcher\/serve\.ts/.test(one.words))
    return { npm: this.npm?.pid, launcher, web: web.map((one) => one.pid), database: this.postmaster() }
  }

  /** The postmaster of the own data folder, when it lives. */
  postmaster(): number | null {
    const file = path.join(this.dataDir, 'pg18/postmaster.pid')
    if (!existsSync(file)) return null
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return processes().some((one) => one.pid === pid && one.words.includes('postgres')) ? pid : null
  }

  ownerUrl(): string {
    if (this.options.databaseUrl) return this.options.databaseUrl
    const known = readAddress(this.dataDir)
    if (!known) throw new Error('no database.json yet')
    return `postgresql://shuchi:${known.password}@127.0.0.1:${known.port}/postgres`
  }

  /** The process that collects the log, when there is one. */
  collector(): number | null {
    const all = this.npm?.pid ? family(this.npm.pid) : []
    return all.find((one) => one.words === 'cat')?.pid ?? null
  }

  /** As an operator does: SIGTERM to npm. @returns ms until all of it is gone, null when it had to be killed */
  async stop(limitMs = 40_000): Promise<number | null> {
    const pids = [
      ...(this.npm?.pid ? family(this.npm.pid).map((one) => one.pid) : []),
      ...this.remains().map((one) => one.pid),
    ]
    const { launcher } = this.pids()
    if (this.collector() && launcher)
      signal([launcher], 'SIGTERM') // a shell passes nothing on
    else if (this.npm?.pid) signal([this.npm.pid], 'SIGTERM')
    const took = await untilGone(pids, limitMs)
    if (took === null) await this.kill()
    return took
  }

  /** Whatever still belongs to it, by its data folder: in the environment, or for the database in the words. */
  remains(): Seen[] {
    const all = processes()
    const roots = all.filter(
      (one) => one.words.includes(`${this.dataDir}/`) || hasVariable(one.pid, 'SHUCHI_DATA_DIR', this.dataDir),
    )
    return roots.flatMap((one) => family(one.pid, all))
  }

  async kill(): Promise<void> {
    const pids = [...(this.npm?.pid ? family(this.npm.pid) : []), ...this.remains()].map((one) => one.pid)
    signal(pids, 'SIGKILL')
    await untilGone(pids, 10_000)
  }
}

/** The npm that runs this suite, else the one of the machine. */
function npmWords(): [string, ...string[]] {
  const own = process.env.npm_execpath
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm']
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const found = server.address()
      server.close(() => (found && typeof found === 'object' ? resolve(found.port) : reject(new Error('no free port'))))
    })
  })
}
