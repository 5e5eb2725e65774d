/** The schema that the client is made from and the migrations that make the tables say the same: else one of the two is a lie. */
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdtemp, cp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const scratch: string[] = []
afterAll(() => Promise.all(scratch.map((folder) => rm(folder, { recursive: true }))))

/** 0 in step, 2 apart (prisma migrate diff --exit-code). */
async function diff(schema: string): Promise<number> {
  try {
    await promisify(execFile)(
      process.execPath,
      [
        'node_modules/prisma/build/index.js',
        'migrate',
        'diff',
        '--config',
        'prisma/config.ts',
        '--from-migrations',
        'prisma/migrations',
        '--to-schema',
        schema,
        '--exit-code',
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          CHECKPOINT_DISABLE: '1',
          DATABASE_URL: process.env.TEST_OWNER_URL,
          PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'prisma/schema-engine.mjs'),
        },
      },
    )
    return 0
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string } // what execFile throws for a program that failed
    if (code !== 2) throw new Error(stderr, { cause: error })
    return code
  }
}

test('the migrations make what the schema says', { timeout: 60_000 }, async () => {
  expect(await diff('prisma/schema')).toBe(0)
})

test('a column that no migration makes is found', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(path.join(root, 'tests/output/schema-'))
  scratch.push(folder)
  await cp(path.join(root, 'prisma/schema'), folder, { recursive: true })
  await writeFile(path.join(folder, 'planted.prisma'), 'model Planted {\n  id Int @id\n}\n')
  expect(readdirSync(folder)).toContain('planted.prisma')
  expect(await diff(folder)).toBe(2)
})
