/** npm start: the product for real. Makes no account: an empty installation prints a one-time setup code. */
import pg from 'pg'
import { ensureSetupCode } from '#server/database/setup-code.ts'
import { dataDirOr, env } from '#server/env.ts'
import { loadMaster } from '../../prisma/master/load.ts'
import { launch } from './launcher/launch.ts'
import { sentence } from './launcher/say.ts'

await launch({
  dataDir: dataDirOr('.data'),
  mode: 'start',
  prepare: async ({ ownerUrl }) => {
    await refuseDemo(ownerUrl)
    await loadMaster(ownerUrl)
    const code = await ensureSetupCode(ownerUrl)
    return code ? [sentence('setup', { code, address: env().publicUrl })] : []
  },
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

async function refuseDemo(ownerUrl: string): Promise<void> {
  if (env().now) throw new Error('SHUCHI_NOW は見本と試験でだけ使えます（SHUCHI_NOW is for the demo and tests only）')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client
    .query<{ is_demo: boolean }>('SELECT is_demo FROM installation WHERE id = 1')
    .finally(() => client.end())
  if (rows[0]?.is_demo) throw new Error(sentence('isDemo'))
}
