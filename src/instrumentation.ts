/** Runs once when the web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  ;(await import('#server/follow-launcher.ts')).followLauncher()
  ;(await import('#server/peer-address.ts')).markPeers()
}
