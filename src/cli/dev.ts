/** npm run dev: as npm start, but pages are compiled when they are asked for. */
import { ensureClient } from './launcher/client.ts'
import { orExit } from './launcher/exit.ts'
import { real } from './launcher/real.ts'

await orExit(() => {
  ensureClient()
  return real('dev')
})
