import { expect, test } from 'vitest'
import { ownPath } from '#server/own-path.ts'
import { addressOf, proxiesOf } from '#server/peer-address.ts'

test.each([
  ['nobody is trusted', '', '203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['the proxy says for whom', '10.0.0.0/8', '10.0.0.5', '198.51.100.4', '198.51.100.4'],
  [
    'what a client wrote in front of it does not count',
    '10.0.0.0/8',
    '10.0.0.5',
    '1.2.3.4, 198.51.100.4',
    '198.51.100.4',
  ],
  ['two proxies in a row', '10.0.0.5, 10.0.0.6', '10.0.0.5', '198.51.100.4, 10.0.0.6', '198.51.100.4'],
  ['a dual socket', '', '::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['an IPv6 proxy', '2001:db8::/32', '2001:db8::1', '198.51.100.4', '198.51.100.4'],
  ['no address at all', '10.0.0.0/8', '10.0.0.5', 'unknown', '10.0.0.5'],
])('%s', (_name, trusted, peer, forwarded, expected) => {
  expect(addressOf(peer, forwarded, proxiesOf(trusted))).toBe(expected)
})

test.each([
  ['/outstanding?show=overdue', '/outstanding?show=overdue'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['/a\r\nLocation: https://evil.example', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/session/sign-out', '/'],
  ['/sign-in-help', '/sign-in-help'],
  ['javascript:alert(1)', '/'],
  [`/${'x'.repeat(2000)}`, '/'],
])('%s leads to %s', (path, expected) => {
  expect(ownPath(path)).toBe(expected)
})
