/**
 * How much is at work at once. What the connections cannot serve within the time a request waits for one is told so at
 * the door, before it costs anything: it comes again a moment later and is served then.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from './database/connections.ts'

/** Each connection serves about this many requests, pages among them, while one waits (`limits.request.waitMs`). */
const perConnection = 15

/** What asks no database: the monitor must get its answer above all when much is going on. */
const free = /^\/(_next\/static\/|api\/health\/)/

/** @returns whether this request may come in; it then counts until its answer is sent */
export function admission(
  most = limits.request.connections * perConnection,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const open = new Set<IncomingMessage>()
  return (request, response) => {
    if (free.test(request.url ?? '')) return true
    if (open.size >= most && atWork(open) >= most) return false
    open.add(request)
    response.once('close', () => open.delete(request))
    return true
  }
}

/** A body that is still on its way holds no connection: whoever sends slowly must not shut the others out. */
function atWork(open: ReadonlySet<IncomingMessage>): number {
  return [...open].filter((request) => request.complete).length
}
