/** The web process stops when its launcher asks over the channel, or when the launcher is gone. */
export function followLauncher(): void {
  if (!process.send) return
  const stop = () => process.kill(process.pid, 'SIGTERM')
  process.on('message', (message) => message === 'stop' && stop())
  process.once('disconnect', stop)
}
