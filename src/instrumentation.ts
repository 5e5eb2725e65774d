/** The web process follows its launcher: it stops when asked over the channel, or when the launcher is gone. */
export function register(): void {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.send) return
  const stop = () => process.kill(process.pid, 'SIGTERM')
  process.on('message', (message) => message === 'stop' && stop())
  process.once('disconnect', stop)
}
