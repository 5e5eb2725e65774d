/**
 * From which address a request really comes. The framework passes on whatever `x-forwarded-for` a client writes, so the
 * web server's own socket is asked first; only a proxy named in TRUSTED_PROXIES may speak for somebody else.
 */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { env } from './env.ts'

/** Set on every request by the web server, over anything that came from outside. */
export const peerHeader = 'x-shuchi-peer'

/** Writes the address of the client over whatever a request brought under our own header. */
export function peerMarker(): (request: IncomingMessage) => void {
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
