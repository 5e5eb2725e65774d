/**
 * The web process: the door, then Next (the same request pipeline as `next start`). A server of our own, because Next drops
 * some of the headers that must be refused before its proxy sees them, and ends without waiting for what is in flight.
 */
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import { parseArgs } from 'node:util'
import type { NextServer, NextServerOptions } from 'next/dist/server/next.js'
import { AppError } from '#core/errors.ts'
import { anonymous } from '#core/policy/actor.ts'
import { contextFor } from '#server/context.ts'
import { ownerUrlOf, readAddress, stopEmbedded } from '#server/database/embedded.ts'
import { keepFolding } from '#server/database/folding.ts'
import { isHeld } from '#server/database/launcher-lock.ts'
import { projectRoot } from '#server/database/open-database.ts'
import { type House, refusalOf } from '#server/door.ts'
import { answerRefusal, setFixedHeaders } from '#server/door-answer.ts'
import { dataDirOr, env } from '#server/env.ts'
import { admission } from '#server/in-flight.ts'
import { PageResponse } from '#server/page-response.ts'
import { peerHeader, peerMarker } from '#server/peer-address.ts'
import { recordRefusal } from '#server/refusal.ts'
import { sessionTokenOf } from '#server/session-cookie.ts'

const drainMs = 12_000
const keepAliveMs = 30_000

const { values } = parseArgs({ options: { dev: { type: 'boolean' } } })
const dev = values.dev === true
const publicUrl = new URL(env().publicUrl)
const markPeer = peerMarker()
const admit = admission()
const house: House = { publicUrl, hasSession: async (cookies) => (await sessionTokenOf(cookies)) !== null }

// Next listens for upgrades on the server it is given: a stand-in, so that none gets past the door.
const inner = new EventEmitter() as Server // only its events are used
const next = createRequire(import.meta.url)('next') as (options: NextServerOptions) => NextServer // CommonJS: its type for `import` and its shape in plain Node differ
const app = next({ dev, dir: projectRoot, hostname: env().host, port: env().port, httpServer: inner, quiet: true })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer({ ServerResponse: PageResponse }, (request, response) => {
  void receive(request, response).catch(() => response.destroy())
})
server.keepAliveTimeout = keepAliveMs
server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  if (dev && request.url?.startsWith('/_next/')) inner.emit('upgrade', request, socket, head)
  else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
})
server.once('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(env().port, env().host, () => process.send?.('ready'))
const endFolding = keepFolding(env().webDatabaseUrl)
process.on('message', (message) => message === 'stop' && stop())
process.once('disconnect', orphaned)
process.once('SIGTERM', () => stop())
process.on('SIGINT', () => undefined) // Ctrl-C reaches the launcher too, and the launcher asks

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const knock = { method: request.method ?? '', url: request.url ?? '', headers: request.headers }
  markPeer(request)
  setFixedHeaders(response, publicUrl.protocol === 'https:')
  const refusal = (await refusalOf(knock, house)) ?? (admit(request, response) ? null : 'unavailable')
  if (refusal === null) {
    delete request.headers['x-forwarded-host'] // SHUCHI_URL alone says where we live
    delete request.headers.forwarded
    return handle(request, response)
  }
  if (refusal === 'forbidden') await recordForeign(request)
  answerRefusal(response, refusal, knock)
  request.once('end', () => response.end())
  request.resume()
  setTimeout(() => response.end(() => request.destroy()), 5_000).unref()
}

/** A form from elsewhere is an attack or a broken page: it stands in the trail, whoever it was meant to be from. */
async function recordForeign(request: IncomingMessage): Promise<void> {
  const address = request.headers[peerHeader]?.toString() ?? null
  const context = contextFor(anonymous, { id: randomUUID(), locale: 'ja', address })
  await recordRefusal(context, new AppError('forbidden', [], { objectType: 'origin' })).catch(() => undefined)
}

let isStopping = false

/** The launcher is gone without a word (kill -9): the database it started is ours to stop, unless a new launcher has it. */
function orphaned(): void {
  if (isStopping) return
  stop(async () => {
    const dataDir = dataDirOr('.data')
    const address = env().databaseUrl ? null : readAddress(dataDir)
    if (address && !(await isHeld(ownerUrlOf(address)))) stopEmbedded(dataDir)
  })
}

/** No new requests, those in flight finish, then Next (open `after` work), then the end. */
function stop(last: () => Promise<void> = () => Promise.resolve()): void {
  if (isStopping) return
  isStopping = true
  const finished = new Promise<void>((resolve) => server.close(() => resolve()))
  const timeUp = new Promise<void>((resolve) => setTimeout(resolve, drainMs))
  void Promise.race([finished, timeUp])
    .then(() => Promise.all([app.close(), endFolding()]))
    .then(last)
    .finally(() => process.exit(0))
}
