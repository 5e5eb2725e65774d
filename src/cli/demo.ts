/** npm run demo: the Kanagawa world with the real letters, on a machine that has nothing but Node. */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dataDirOr, env, presetEnv } from '#server/env.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { playDemoWorld } from '../../prisma/seed/play.ts'
import { demoPassword, people } from '../../prisma/seed/world.ts'
import { launch } from './launcher/launch.ts'
import { say, sentence } from './launcher/say.ts'

const { values } = parseArgs({ options: { reset: { type: 'boolean' }, at: { type: 'string' } } })
const dataDir = dataDirOr('.data/demo')
if (values.reset) rmSync(dataDir, { recursive: true, force: true })

await launch({
  dataDir,
  mode: 'start',
  prepare: async ({ ownerUrl, webUrl }) => {
    presetEnv({ webDatabaseUrl: webUrl })
    say('world')
    await loadMaster(ownerUrl)
    await playDemoWorld(ownerUrl, instantOf(values.at ?? env().now)).catch((error: unknown) => {
      throw error instanceof RangeError ? new Error(sentence('clockBack', { now: error.message })) : error
    })
    return [
      sentence('accounts', { password: demoPassword }),
      ...people.map((person) => `  ${person.email.padEnd(28)} ${person.note}`),
    ]
  },
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

/** 2023-06-12 means nine in the morning of that day in Japan. */
function instantOf(text: string | undefined): string | null {
  if (text === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T09:00:00+09:00` : text
}
