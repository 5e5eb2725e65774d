/** Builds the app when the sources changed since the last build. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#server/database/open-database.ts'
import { childEnv } from '#server/env.ts'

const stampFile = path.join(projectRoot, '.next/shuchi-build')

export function isBuilt(): boolean {
  return (
    existsSync(path.join(projectRoot, '.next/BUILD_ID')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sourceStamp()
  )
}

/** @param actionKey keeps the ids of server actions across builds, so that an open page survives an upgrade */
export function build(actionKey: string): void {
  run('generate', {})
  const bin = path.join(projectRoot, 'node_modules/next/dist/bin/next')
  const made = spawnSync(process.execPath, [bin, 'build'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: childEnv({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey, NODE_ENV: 'production' }),
  })
  if (made.status !== 0) throw new Error(`next build:\n${made.stdout}${made.stderr}`)
  writeFileSync(stampFile, sourceStamp())
}

/** Prisma's client, from the schema; the wasm engine stands in where the native one cannot be downloaded. */
function run(_step: 'generate', extra: Record<string, string>): void {
  const bin = path.join(projectRoot, 'node_modules/prisma/build/index.js')
  const engine = path.join(projectRoot, 'prisma/schema-engine.mjs')
  const made = spawnSync(process.execPath, [bin, 'generate', '--config', 'prisma/config.ts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: childEnv({ PRISMA_SCHEMA_ENGINE_BINARY: engine, ...extra }),
  })
  if (made.status !== 0) throw new Error(`prisma generate:\n${made.stdout}${made.stderr}`)
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
