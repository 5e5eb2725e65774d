/** One JSON line per event on standard output. Ids only: no names, addresses, tokens or texts (ASVS V14.2.4, V16.2.5). */
import { type Logger, pino } from 'pino'
import { env } from './env.ts'

const store = globalThis as typeof globalThis & { shuchiLog?: Logger } // the cast only names our own slot

export function log(): Logger {
  store.shuchiLog ??= pino({
    level: env().logLevel,
    redact: ['*.password', '*.token', '*.cookie', '*.authorization', 'password', 'token'],
    serializers: {
      error: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, message: error.message.slice(0, 300), stack: error.stack?.split('\n').slice(0, 6) }
          : { name: typeof error },
    },
  })
  return store.shuchiLog
}
