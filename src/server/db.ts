/** The Prisma clients of the web role. Only context.ts may import this: everyone else is handed a transaction. */
import type net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#server/database/client/client.ts'
import { env } from './env.ts'

/** Whose time is being spent: a person's who waits for an answer, or a job's. */
export type Work = 'request' | 'job'

/**
 * One request holds one connection, never two. A request that finds none within `waitMs` is told to come again, so that
 * 200 clients on ten connections are all answered; `transactionMs` bounds everything done in one transaction.
 */
export const limits = {
  request: { connections: 10, waitMs: 3_000, statementMs: 5_000, transactionMs: 15_000 },
  job: { connections: 4, waitMs: 30_000, statementMs: 60_000, transactionMs: 300_000 },
} as const

// Next instantiates modules up to three times in one process: the clients hang on globalThis, or there are three pools.
const store = globalThis as typeof globalThis & { shuchiDb?: Partial<Record<Work, PrismaClient>> } // the cast only names our own slot

export function db(work: Work): PrismaClient {
  store.shuchiDb ??= {}
  store.shuchiDb[work] ??= connect(work)
  return store.shuchiDb[work]
}

/** Ends the pools, before a database goes away or its template is copied. */
export async function disconnect(): Promise<void> {
  const open = Object.values(store.shuchiDb ?? {})
  store.shuchiDb = {}
  await Promise.all(open.map((client) => client.$disconnect()))
}

function connect(work: Work): PrismaClient {
  const { connections, waitMs, statementMs } = limits[work]
  const pool = new pg.Pool({
    connectionString: env().webDatabaseUrl,
    max: connections,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: 15_000,
    application_name: `shuchi ${work}`,
  })
  giveUpOnSilence(pool, statementMs + 250)
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
}

/**
 * A database that hangs answers nothing, and its own statement_timeout hangs with it. So a connection in use that has
 * been silent for longer than a statement may take is closed from here; `query_timeout` of pg would hand the connection
 * on with its transaction still open, and the next request would commit what the last one had given up.
 */
function giveUpOnSilence(pool: pg.Pool, silenceMs: number): void {
  pool.on('connect', (client) => {
    const socket = socketOf(client)
    socket.on('timeout', () => void closeIfSilent(socket))
  })
  pool.on('acquire', (client) => socketOf(client).setTimeout(silenceMs))
  pool.on('release', (_error, client) => socketOf(client).setTimeout(0))
}

/** A blocked event loop also looks like silence: what has arrived meanwhile is read first. */
async function closeIfSilent(socket: net.Socket): Promise<void> {
  const bytes = socket.bytesRead
  await sleep(50)
  if (socket.bytesRead === bytes) socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }))
}

function socketOf(client: pg.PoolClient): net.Socket {
  return (client as pg.PoolClient & { connection: { stream: net.Socket } }).connection.stream // pg's types leave it out
}
