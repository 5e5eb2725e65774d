/**
 * What the clients know: one line per request, written when its outcome is known. The database is judged against
 * this and against nothing else: a client that saw 2xx holds a promise.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Entry {
  /** which intended answer; the attempts of one answer share it */
  job: string
  client: number
  deliveryId: string
  kind: 'received' | 'disseminated'
  via: 'api' | 'api-key' | 'page'
  attempt: number
  /** when the answer was due by the plan, and when this attempt began and ended, in ms since the epoch */
  intendedAt: number
  sentAt: number
  endedAt: number
  target: string
  /** the HTTP status, or the name of what broke */
  outcome: number | string
  /** true only when the client was told that the answer is recorded */
  isPromise: boolean
  receipt: string | null
  retryAfter: string | null
}

export class Ledger {
  readonly entries: Entry[] = []
  private readonly file: string

  constructor(file: string) {
    this.file = file
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, '')
  }

  add(entry: Entry): void {
    this.entries.push(entry)
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`)
  }
}
