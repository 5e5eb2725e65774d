/**
 * Who, when, which request. Every read and write runs in a transaction that the context opens; its first statement
 * tells the database who acts (the second wall, row-level security, will read it) and reads the world's clock.
 */
import type { Actor } from '#core/policy/actor.ts'
import { scopeOf } from '#core/policy/actor.ts'
import { AppError } from '#core/errors.ts'
import { calendarDateOf } from '#core/time/calendar-date.ts'
import { Prisma } from '#server/database/client/client.ts'
import { writeAudit } from './audit-log.ts'
import { db } from './db.ts'
import type { Reader, Request, Transaction } from './reader.ts'

export { type Locale, locales, type Reader, type Request, type Transaction } from './reader.ts'

export const sql = Prisma.sql
export const joinSql = Prisma.join
export const rawSql = Prisma.raw
export const emptySql = Prisma.empty
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

/** @param actor resolved by the session, the API key, or the installation itself */
export function contextFor(actor: Actor, request: Request): Context {
  const inTransaction = <T>(work: (reader: Reader) => Promise<T>) =>
    db()
      .$transaction(async (tx) => work(await openReader(tx, actor, request)), { maxWait: 5_000, timeout: 60_000 })
      .catch((error: unknown) => Promise.reject(translate(error)))
  const guarded = async <T>(work: (reader: Reader) => Promise<T>, what: string) => {
    try {
      return await inTransaction(work)
    } catch (error) {
      if (isRefusal(error)) await inTransaction((reader) => writeRefusal(reader, what, error))
      throw error
    }
  }
  return {
    actor,
    request,
    read: (query) => guarded(query, query.name || 'read'),
    write: (change) => guarded(change, change.name || 'write'),
  }
}

async function openReader(tx: Transaction, actor: Actor, request: Request): Promise<Reader> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`
    SELECT set_config('app.user_id', ${actor.id ?? ''}, true), set_config('app.org_ids', ${actor.organizationId ?? ''}, true),
      shuchi_now() AS now`
  const now = rows[0]?.now ?? new Date()
  return { tx, actor, scope: scopeOf(actor), request, now, today: calendarDateOf(now) }
}

function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'forbidden' || error.code === 'not-found')
}

function writeRefusal(reader: Reader, what: string, error: AppError): Promise<void> {
  const object = {
    type: String(error.detail.objectType ?? 'request'),
    id: error.detail.objectId ? String(error.detail.objectId) : null,
  }
  return writeAudit(
    reader,
    [{ event: `refused.${error.code}`, object, organizationId: reader.actor.organizationId, label: what }],
    'refused',
  )
}

/** Database trouble in our own words: a clash of unique keys is a conflict, a lost connection is `unavailable`. */
function translate(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === 'P2002' || code === '23505') return new AppError('conflict')
  if (code && unavailableCodes.has(code)) return new AppError('unavailable')
  if (
    error instanceof Error &&
    /connect|terminat|ECONN|timeout|closed the connection|shutting down|recovery mode/i.test(error.message)
  )
    return new AppError('unavailable')
  return error
}

const unavailableCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '40001',
  '40P01',
  '55P03',
])

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, meta, cause } = error as {
    code?: unknown
    meta?: { code?: unknown }
    cause?: { originalCode?: unknown; code?: unknown }
  } // shape of Prisma and pg errors, each part checked below
  const inner = cause?.originalCode ?? meta?.code ?? cause?.code ?? code
  return typeof inner === 'string' ? inner : null
}
