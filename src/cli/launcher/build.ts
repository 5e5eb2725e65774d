/** Builds the app when the sources changed since the last build; of several starters in one checkout only one builds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#server/database/open-database.ts'
import { childEnv } from '#server/env.ts'
import { withPidLock } from '#server/pid-lock.ts'
import { ensureClient } from './client.ts'
import { say } from './say.ts'

const stampFile = path.join(projectRoot, '.next/shuchi-build')
const lockFile = path.join(projectRoot, '.next/cache/shuchi-build.lock') // next keeps this folder when it builds
let builder: ChildProcess | null = null

export function isBuilt(): boolean {
  return (
    existsSync(path.join(projectRoot, '.next/BUILD_ID')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sourceStamp()
  )
}

/** @param actionKey keeps the ids of server actions across builds, so that an open page survives an upgrade */
export async function build(actionKey: string): Promise<void> {
  await withPidLock(
    lockFile,
    async () => {
      if (!isBuilt()) await buildNow(actionKey)
    },
    () => say('buildWaiting'),
  )
}

async function buildNow(actionKey: string): Promise<void> {
  rmSync(stampFile, { force: true }) // a build that is cut off must not pass for a whole one
  ensureClient()
  const stamp = sourceStamp()
  builder = spawn(process.execPath, [path.join(projectRoot, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey, NODE_ENV: 'production' }),
  })
  let output = ''
  for (const stream of [builder.stdout, builder.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const status = await new Promise((resolve) => builder?.once('close', resolve))
  builder = null
  if (status !== 0) throw new Error(`next build:\n${output}`)
  writeFileSync(stampFile, stamp)
}

/** At the end: a build that is still going on. */
export function stopBuilding(): void {
  if (!builder) return
  builder.kill('SIGKILL')
  rmSync(lockFile, { force: true })
}

function sourceStamp(): string {
  const hash = createHash('sha256')
  for (const folder of ['src', 'prisma/schema', 'public']) addFolder(hash, path.join(projectRoot, folder))
  for (const file of ['package-lock.json', 'next.config.ts', 'tsconfig.json'])
    hash.update(readFileSync(path.join(projectRoot, file)))
  return hash.digest('hex')
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder) || folder.endsWith('database/client')) return
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, at)
    else hash.update(at.slice(projectRoot.length)).update(readFileSync(at))
  }
}
