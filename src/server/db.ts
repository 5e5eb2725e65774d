/** The one Prisma client of the web role. Only context.ts may import this: everyone else is handed a transaction. */
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#server/database/client/client.ts'
import { env } from './env.ts'

/** Ten connections an instance; one request holds one, never two. Statement limit 5 s (security decision 4.11). */
function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().webDatabaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'shuchi',
  })
  return new PrismaClient({ adapter })
}

// Next instantiates modules up to three times in one process: the client hangs on globalThis, or there are three pools.
const store = globalThis as typeof globalThis & { shuchiDb?: PrismaClient } // the cast only names our own slot

export function db(): PrismaClient {
  store.shuchiDb ??= connect()
  return store.shuchiDb
}
