/**
 * From which address a request really comes. The framework passes on whatever `x-forwarded-for` a client writes, so the
 * web server's own socket is asked first; only a proxy named in TRUSTED_PROXIES may speak for somebody else.
 */
import http from 'node:http'
import { BlockList, isIP } from 'node:net'
import { env } from './env.ts'

/** Set on every request by `markPeers`, over anything that came from outside. */
export const peerHeader = 'x-shuchi-peer'

type Emit = (this: http.Server, event: string | symbol, ...words: unknown[]) => boolean

/** Runs once when the web process starts, before the first request is handed to the framework. */
export function markPeers(): void {
  const server = http.Server.prototype as { emit: Emit } // the overloads of `emit` do not matter here
  const emit = server.emit
  const mark = peerMarker()
  server.emit = function (event, ...words) {
    const [request] = words
    if (event === 'request' && request instanceof http.IncomingMessage) mark(request)
    return emit.call(this, event, ...words)
  }
}

/** Writes the address of the client over whatever a request brought under our own header. */
function peerMarker(): (request: http.IncomingMessage) => void {
  const trusted = proxiesOf(env().trustedProxies)
  return (request) => {
    request.headers[peerHeader] = addressOf(request.socket.remoteAddress, request.headers['x-forwarded-for'], trusted)
  }
}

/** The nearest address that is no trusted proxy, read from the right. @param forwarded X-Forwarded-For as it came */
export function addressOf(
  peer: string | undefined,
  forwarded: string | string[] | undefined,
  trusted: BlockList,
): string {
  const named = [forwarded ?? []].flat().join(',').split(',')
  let address = plain(peer ?? '')
  for (const next of named.reverse().map((one) => plain(one.trim()))) {
    if (!isTrusted(address, trusted) || isIP(next) === 0) break
    address = next
  }
  return address
}

/** @param list addresses and networks, with commas: 10.0.0.5, 10.1.0.0/16 */
export function proxiesOf(list: string): BlockList {
  const proxies = new BlockList()
  for (const entry of list.split(',').map((one) => one.trim())) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  return proxies
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address that a dual socket shows as IPv6 is written as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
