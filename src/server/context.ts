/**
 * Who, when, which request. Every read and write runs in a transaction that the context opens; its first statement
 * tells the database who acts (the second wall, row-level security, will read it) and reads the world's clock.
 */
import { type Actor, anonymous, scopeOf } from '#core/policy/actor.ts'
import { AppError } from '#core/errors.ts'
import { calendarDateOf } from '#core/time/calendar-date.ts'
import { Prisma } from '#server/database/client/client.ts'
import { writeAudit } from './audit-log.ts'
import { troubleOf } from './database/trouble.ts'
import { inTransaction, type Work } from './db.ts'
import { env } from './env.ts'
import { noteOutage } from './outage.ts'
import type { Reader, Request, Transaction } from './reader.ts'

export { disconnect } from './db.ts'
export type { Locale, Reader, Request, Transaction } from './reader.ts'

export type Sql = Prisma.Sql
export const sql = Prisma.sql
export const joinSql = Prisma.join
export const rawSql = Prisma.raw
export const emptySql = Prisma.empty

/** `column` is one of these ids. Of a single one the database keeps its plan; for a list it would plan anew each time. */
export function isOneOf(column: Sql, ids: readonly string[]): Sql {
  return ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = ANY (${[...ids]}::uuid[])`
}
/** An absent value of a JSON column, which is not the JSON word null. */
export const databaseNull = Prisma.DbNull

export interface Context {
  actor: Actor
  request: Request
  /** Runs a query; a refusal (forbidden, not-found) leaves a security event outside the undone transaction. */
  read<T>(query: (reader: Reader) => Promise<T>): Promise<T>
  /** Runs a change; used by `runCommand` only. */
  write<T>(change: (reader: Reader) => Promise<T>): Promise<T>
}

/**
 * @param actor resolved by the session, the API key, or the installation itself
 * @param work a job may take longer and draws on a pool of its own; by default what this process is there for
 */
export function contextFor(actor: Actor, request: Request, work: Work = usualWork()): Context {
  const guarded = async <T>(change: (reader: Reader) => Promise<T>) => {
    try {
      return await transact(work, actor, request, change)
    } catch (error) {
      await recordRefusal(work, { actor, request, name: change.name }, error)
      throw error
    }
  }
  return { actor, request, read: guarded, write: guarded }
}

/** Who acts inside a transaction that is open already: what is read and written there stands or falls with it. */
export interface Acting {
  reader: Reader
  context: Context
}

/**
 * One transaction for a whole request: who asks is found out in it (`act` then tells the database), and everything that
 * follows is one change. Holds one connection for as long as the request lasts: nothing slow outside the database in it.
 */
export async function inOneTransaction<T>(
  request: Request,
  change: (tx: Transaction, act: (actor: Actor, request: Request, now?: Date) => Promise<Acting>) => Promise<T>,
): Promise<T> {
  const work = usualWork()
  let last = { actor: anonymous, request, name: 'request' }
  const whole = (tx: Transaction) =>
    change(tx, async (actor, known, now) => {
      last = { ...last, actor, request: known }
      const reader = now ? readerFrom(tx, actor, known, now) : await openReader(tx, actor, known)
      const inside = <R>(part: (reader: Reader) => Promise<R>) => {
        last = { ...last, name: part.name }
        return part(reader)
      }
      return { reader, context: { actor, request: known, read: inside, write: inside } }
    })
  try {
    return await translated(inTransaction(work, whole))
  } catch (error) {
    await recordRefusal(work, last, error)
    throw error
  }
}

function usualWork(): Work {
  return env().isServing ? 'request' : 'job'
}

function transact<T>(work: Work, actor: Actor, request: Request, change: (reader: Reader) => Promise<T>): Promise<T> {
  return translated(inTransaction(work, async (tx) => change(await openReader(tx, actor, request))))
}

async function openReader(tx: Transaction, actor: Actor, request: Request): Promise<Reader> {
  const told = actingAs(sql`${actor.id ?? ''}`, sql`${actor.organizationId ?? ''}`)
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT ${told}`
  return readerFrom(tx, actor, request, rows[0]?.now ?? new Date())
}

/** Columns that tell the database for this transaction who acts, and the world's time as `now`. */
export function actingAs(userId: Sql, organizationId: Sql): Sql {
  return sql`set_config('app.user_id', ${userId}::text, true), set_config('app.org_ids', ${organizationId}::text, true), shuchi_now() AS now`
}

function readerFrom(tx: Transaction, actor: Actor, request: Request, now: Date): Reader {
  return { tx, actor, scope: scopeOf(actor), request, now, today: calendarDateOf(now) }
}

/** A refusal leaves its event in a transaction of its own, since the one that was refused is undone. */
async function recordRefusal(
  work: Work,
  { actor, request, name }: { actor: Actor; request: Request; name: string },
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || (error.code !== 'forbidden' && error.code !== 'not-found')) return
  await transact(work, actor, request, (reader) => Promise.resolve(writeRefusal(reader, name, error)))
}

function writeRefusal(reader: Reader, what: string, error: AppError): void {
  const object = {
    type: String(error.detail.objectType ?? 'request'),
    id: error.detail.objectId ? String(error.detail.objectId) : null,
  }
  writeAudit(
    reader,
    [{ event: `refused.${error.code}`, object, organizationId: reader.actor.organizationId, label: what || 'request' }],
    'refused',
  )
}

/** Database trouble in our own words. A commit whose answer got lost is `unavailable` too: it may have been done. */
async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const trouble = error instanceof AppError ? null : troubleOf(error)
    if (trouble === 'unavailable') noteOutage()
    throw trouble ? new AppError(trouble) : error
  }
}
