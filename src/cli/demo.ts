/** npm run demo: the Kanagawa world with the real letters, on a machine that has nothing but Node. */
import { ensureClient } from './launcher/client.ts'
import { orExit } from './launcher/exit.ts'

await orExit(async () => {
  ensureClient()
  const { demo } = await import('./launcher/demo.ts') // imports the client that was just made
  await demo(process.argv.slice(2))
})
