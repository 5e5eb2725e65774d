/**
 * When the database last left a request without an answer. On globalThis, because the framework holds several copies of a
 * module in one process, and the web server that asks is none of them.
 */
const key = Symbol.for('shuchi.outage')
const place = globalThis as { [key]?: number } // our own symbol: nobody else writes there

export function noteOutage(): void {
  place[key] = performance.now()
}

/** @param since a time of `performance.now()` */
export function hadOutage(since: number): boolean {
  return (place[key] ?? -1) >= since
}
