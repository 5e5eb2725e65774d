/** The product for real, on the embedded database or DATABASE_URL. */
import { ensureSetupCode } from '#server/database/setup-code.ts'
import { dataDirOr, env } from '#server/env.ts'
import { loadMaster } from '../../../prisma/master/load.ts'
import { launch } from './launch.ts'
import { sentence } from './say.ts'
import { standingOf } from './standing.ts'

export async function real(mode: 'start' | 'dev'): Promise<void> {
  if (env().now) throw new Error(sentence('clockForbidden'))
  await launch({
    dataDir: dataDirOr('.data'),
    mode,
    prepare: async ({ ownerUrl }) => {
      if ((await standingOf(ownerUrl)) === 'demo') throw new Error(sentence('isDemo'))
      await loadMaster(ownerUrl)
      const code = await ensureSetupCode(ownerUrl)
      return code ? [sentence('setup', { code, address: env().publicUrl })] : []
    },
  })
}
