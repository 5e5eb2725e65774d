/**
 * Transactions of the web role. Only context.ts may import this: everyone else is handed a transaction.
 * Raw statements go straight to the driver (a fifth of what they cost through Prisma); Prisma joins the same transaction
 * when the first model is asked.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '#server/database/client/client.ts'
import { ask, cutOff, limits, nameOf, openPool, socketOf, type Work } from './database/connections.ts'
import { stalePlan } from './database/trouble.ts'
import { env } from './env.ts'
import type { Transaction } from './reader.ts'

export type { Work } from './database/connections.ts'

interface Store {
  pools: Partial<Record<Work, pg.Pool>>
  models: PrismaClient
  /** the connection whose transaction Prisma is to join, while it is being handed over */
  joining: AsyncLocalStorage<pg.PoolClient>
}

// Next instantiates modules up to three times in one process: the pools hang on globalThis, or there are three of each.
const shared = globalThis as typeof globalThis & { shuchiDb?: Store } // the cast only names our own slot

function store(): Store {
  shared.shuchiDb ??= openStore()
  return shared.shuchiDb
}

function openStore(): Store {
  const joining = new AsyncLocalStorage<pg.PoolClient>()
  return { pools: {}, joining, models: new PrismaClient({ adapter: new PrismaPg(new JoinedPool(joining)) }) }
}

/** Ends the pools, before a database goes away or its template is copied. */
export async function disconnect(): Promise<void> {
  const open = Object.values(store().pools)
  store().pools = {}
  await Promise.all(open.map((pool) => pool.end()))
}

/** Commits what `change` did, or undoes it when it throws. A commit whose answer got lost throws too: it may have been done. */
export async function inTransaction<T>(work: Work, change: (tx: Transaction) => Promise<T>): Promise<T> {
  const { pools } = store()
  pools[work] ??= openPool(env().webDatabaseUrl, work)
  const client = await pools[work].connect()
  const deadline = setTimeout(() => cutOff(socketOf(client)), limits[work].transactionMs)
  let broken: Error | undefined
  try {
    return await settle(client, change)
  } catch (error) {
    if (error instanceof Error && error.message === stalePlan) broken = error
    await client.query('ROLLBACK').catch((trouble: Error) => (broken = trouble))
    throw error
  } finally {
    clearTimeout(deadline)
    client.release(broken)
  }
}

async function settle<T>(client: pg.PoolClient, change: (tx: Transaction) => Promise<T>): Promise<T> {
  const models = new Joined(client)
  const sent: Promise<unknown>[] = []
  const send = (asked: pg.QueryConfig) => {
    const answer = ask(client, asked)
    answer.catch(() => undefined) // told below
    sent.push(answer)
  }
  send({ text: 'BEGIN' })
  try {
    const result = await change(transactionOf(client, models, send))
    await models.leave()
    const ended = ask(client, { text: 'COMMIT' })
    await Promise.all([...sent, ended]) // the first that failed says why
    if ((await ended).command !== 'COMMIT') throw new Error('a statement of this transaction failed and nobody said so')
    return result
  } catch (error) {
    await models.leave()
    await Promise.all(sent)
    throw error
  }
}

/** What features see as `reader.tx`. */
function transactionOf(client: pg.PoolClient, models: Joined, send: (asked: pg.QueryConfig) => void): Transaction {
  const raw: Record<string, (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => unknown> = {
    $queryRaw: async (strings, ...values) => (await ask(client, statementOf(strings, values))).rows,
    $executeRaw: async (strings, ...values) => (await ask(client, statementOf(strings, values))).rowCount ?? 0,
    $send: (statement) => send(statementOf(statement, [])),
  }
  const members = { get: (_raw: object, name: string | symbol) => memberOf(raw, models, name) }
  return new Proxy(raw, members) as unknown as Transaction // raw statements are typed by their caller, models by Prisma
}

function statementOf(strings: TemplateStringsArray | Prisma.Sql, values: unknown[]): pg.QueryConfig {
  const { text, values: bound } = 'raw' in strings ? Prisma.sql(strings, ...values) : strings
  return { name: nameOf(text), text, values: bound }
}

function memberOf(raw: Record<string, unknown>, models: Joined, name: string | symbol): unknown {
  if (typeof name === 'symbol' || name === 'then') return undefined // a promise of it must not take it for one
  return raw[name] ?? models.model(name)
}

type Model = Record<string, (words: unknown) => Promise<unknown>>

/** Prisma's part of one transaction. */
class Joined {
  private readonly client: pg.PoolClient
  private transaction: Promise<Record<string, Model>> | null = null
  private readonly end = Promise.withResolvers<void>()
  private left: Promise<void> = Promise.resolve()

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  model(name: string): unknown {
    const call = (verb: string) => async (words: unknown) => (await this.join())[name]?.[verb]?.(words)
    return new Proxy({}, { get: (_none, verb) => (typeof verb === 'string' ? call(verb) : undefined) })
  }

  /** Once Prisma has settled its part; the connection's own COMMIT or ROLLBACK follows. */
  async leave(): Promise<void> {
    this.end.resolve()
    await this.left
  }

  private join(): Promise<Record<string, Model>> {
    this.transaction ??= new Promise((resolve, reject) => {
      const timeout = limits.job.transactionMs // the connection's own deadline comes first
      const stay = async (tx: Prisma.TransactionClient) => {
        resolve(tx as unknown as Record<string, Model>) // asked by name only; the callers' types are Prisma's
        await this.end.promise
      }
      const { joining, models } = store()
      this.left = joining.run(this.client, () => models.$transaction(stay, { timeout, maxWait: timeout })).catch(reject)
    })
    return this.transaction
  }
}

/** Where Prisma looks for a connection it gets the one that is being handed over, already in its transaction. */
class JoinedPool extends pg.Pool {
  private readonly joining: AsyncLocalStorage<pg.PoolClient>

  constructor(joining: AsyncLocalStorage<pg.PoolClient>) {
    super()
    this.joining = joining
  }

  override connect(): Promise<pg.PoolClient>
  override connect(): unknown {
    const client = this.joining.getStore()
    if (!client) throw new Error('a model was asked outside of a transaction')
    return Promise.resolve(guestOf(client))
  }
}

const frame = new Set(['BEGIN', 'COMMIT', 'ROLLBACK'])

/** The connection as a guest uses it: what begins and ends a transaction is the host's business. */
function guestOf(client: pg.PoolClient) {
  const query = (asked: pg.QueryConfig) =>
    frame.has(asked.text) ? Promise.resolve({ fields: [], rows: [], rowCount: 0 }) : client.query(asked)
  return { query, on: () => undefined, removeListener: () => undefined, release: () => undefined }
}
