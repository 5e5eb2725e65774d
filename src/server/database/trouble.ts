/** Reads an error of Prisma, its adapter or the driver: is it a clash of unique keys, or a database that cannot answer now? */

export type Trouble = 'conflict' | 'unavailable'

/**
 * SQLSTATE classes: 08 connection, 53 out of resources, 57 operator (shutdown, start, cancelled by the time limit),
 * 58 system; 25006 read-only, 25P03/25P04 cut by a limit; 40001, 40P01, 55P03 lost to another transaction.
 */
const sqlStates = /^(?:08...|53...|57...|58...|25006|25P0[34]|40001|40P01|55P03)$/
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'])
const adapterKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
const socketCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/

/** A plan that was kept, after an upgrade changed the type of a column: its connection is given up, the next one plans anew. */
export const stalePlan = 'cached plan must not change result type'

/** What is said in words only. */
const driverMessages = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  stalePlan,
])

/** @returns null for anything else: a mistake of ours, to be shown as such */
export function troubleOf(error: unknown): Trouble | null {
  const signs = signsOf(error)
  if (signs.includes('P2002') || signs.includes('23505')) return 'conflict'
  return signs.some(isUnavailable) ? 'unavailable' : null
}

function isUnavailable(sign: string): boolean {
  return (
    sqlStates.test(sign) ||
    prismaCodes.has(sign) ||
    adapterKinds.has(sign) ||
    socketCodes.test(sign) ||
    driverMessages.has(sign)
  )
}

/** Codes, kinds and messages of the error and of what it wraps (cause, Prisma's meta, the adapter's own error). */
function signsOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const { code, originalCode, kind, message, cause, meta, driverAdapterError, errors } = error as Record<
    string,
    unknown
  > // each part is checked below
  const own = [code, originalCode, kind, message].filter((sign) => typeof sign === 'string')
  const inner = [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])]
  return [...own, ...inner.flatMap((one) => signsOf(one, depth + 1))]
}
