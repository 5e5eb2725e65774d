/** Prisma's client is made from the schema, not kept in git: whoever starts first in a checkout makes it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { childEnv } from '#server/env.ts'

const projectRoot = path.resolve(import.meta.dirname, '../../..')
const client = path.join(projectRoot, 'src/server/database/client')
const stampFile = path.join(client, 'schema.sha256')

/** Nothing that imports the client may be imported before this has run. The wasm engine stands in where the native one cannot be downloaded. */
export function ensureClient(): void {
  const stamp = schemaStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const bin = path.join(projectRoot, 'node_modules/prisma/build/index.js')
  const made = spawnSync(process.execPath, [bin, 'generate', '--config', 'prisma/config.ts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: childEnv({ PRISMA_SCHEMA_ENGINE_BINARY: path.join(projectRoot, 'prisma/schema-engine.mjs') }),
  })
  if (made.status !== 0) throw new Error(`prisma generate:\n${made.stdout}${made.stderr}`)
  writeFileSync(stampFile, stamp)
}

function schemaStamp(): string {
  const hash = createHash('sha256')
  const folder = path.join(projectRoot, 'prisma/schema')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex')
}
