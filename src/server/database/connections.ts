/** The connections of the web role, and what a statement gives back. One pool for people who wait, one for jobs. */
import { createHash } from 'node:crypto'
import type net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

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

const { builtins } = pg.types
const integerArray = 1016

/** As Prisma reads them, so that a query does not care who asked: whole numbers of 64 bits as bigint, days as midnight UTC. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [integerArray]: (text) => text.slice(1, -1).split(',').filter(Boolean).map(BigInt),
}
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format),
}

export function openPool(connectionString: string, work: Work): pg.Pool {
  const { connections, waitMs, statementMs } = limits[work]
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: 15_000,
    application_name: `shuchi ${work}`,
    pipeline: true, // statements that do not wait for each other travel together
    types,
  })
  pool.on('error', () => undefined) // an idle connection that broke is replaced; one in use fails its statement
  pool.on('connect', (client) => client.on('error', () => undefined))
  giveUpOnSilence(pool, statementMs + 250)
  return pool
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
  if (socket.bytesRead === bytes) cutOff(socket)
}

/** Whoever waits for this connection is told that the database does not answer. */
export function cutOff(socket: net.Socket): void {
  socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }))
}

export function socketOf(client: pg.PoolClient): net.Socket {
  return (client as pg.PoolClient & { connection: { stream: net.Socket } }).connection.stream // pg's types leave it out
}

/** Asks; what is asked in one go, without waiting in between, leaves in one packet. */
export function ask(client: pg.PoolClient, asked: pg.QueryConfig): Promise<pg.QueryResult> {
  const socket = socketOf(client)
  if (socket.writableCorked === 0) {
    socket.cork()
    process.nextTick(() => socket.uncork())
  }
  return client.query(asked)
}

const named = new Map<string, string>()
const mostNames = 500

/** A statement with a name is parsed once per connection. Beyond a number of them (lists spelt out) they go without. */
export function nameOf(text: string): string | undefined {
  const known = named.get(text)
  if (known || named.size >= mostNames) return known
  const name = createHash('sha256').update(text).digest('base64url')
  named.set(text, name)
  return name
}
